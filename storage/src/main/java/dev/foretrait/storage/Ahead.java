package dev.foretrait.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Work that another thread does before its result is needed. It may not wait for other such work. */
public final class Ahead {

    private static final ThreadPoolExecutor THREADS =
            threads(Math.max(2, Runtime.getRuntime().availableProcessors()));

    private Ahead() {}

    /** With one or two processors the common pool has too few threads, and {@link CompletableFuture} makes one for each task. */
    private static ThreadPoolExecutor threads(int most) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(most, most, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "foretrait-ahead");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Begins work as soon as a thread has time. */
    public static <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, THREADS);
    }

    /** Work on two results that begins when both are there. */
    public static <A, B, T> CompletableFuture<T> both(
            CompletableFuture<A> one, CompletableFuture<B> other, BiFunction<A, B, T> work) {
        return one.thenCombineAsync(other, work, THREADS);
    }

    /** Waits for the result; throws what the work threw. */
    public static <T> T join(CompletableFuture<T> running) {
        try {
            return running.join();
        } catch (CompletionException failed) {
            throw Rethrown.causeOf(failed);
        }
    }
}
