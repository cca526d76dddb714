package dev.foretrait.storage.space;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Work that another thread does before its result is needed. */
final class Ahead {

    private Ahead() {}

    static <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work);
    }

    /** Waits for the result; throws what the work threw. */
    static <T> T join(CompletableFuture<T> running) {
        try {
            return running.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException unreadable) {
                throw unreadable;
            }
            if (failed.getCause() instanceof Error outOfMemory) {
                throw outOfMemory;
            }
            throw failed;
        }
    }
}
