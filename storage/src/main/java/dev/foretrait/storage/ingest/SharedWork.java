package dev.foretrait.storage.ingest;

import dev.foretrait.storage.Rethrown;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/**
 * Work of an import that any thread may do: whoever would wait for another one does some of it instead. On two processors that
 * keeps both at work, where threads of a pool would have to be woken for each piece of it, and wait for one of the two.
 */
final class SharedWork {

    private static final boolean MANY_PROCESSORS = ForkJoinPool.getCommonPoolParallelism() > 1;

    private final Queue<FutureTask<?>> open = new ConcurrentLinkedQueue<>();

    /** Leaves some work to whoever is the first to have time. */
    <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> started = new FutureTask<>(work);
        open.add(started);
        if (MANY_PROCESSORS) {
            ForkJoinPool.commonPool().execute(this::help);
        }
        return started;
    }

    /** Does the work that has waited longest; false if there is none. */
    boolean help() {
        FutureTask<?> next = open.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    /** Does the work of these that nobody has begun, and waits for the rest; throws what it threw. */
    void finish(Collection<? extends FutureTask<?>> started) {
        for (FutureTask<?> each : started) {
            if (open.remove(each)) {
                each.run();
            }
        }
        started.forEach(SharedWork::result);
    }

    /** What came of work that is {@link #finish finished}. */
    static <T> T result(FutureTask<T> finished) {
        try {
            return finished.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while importing", interrupted);
        } catch (ExecutionException failed) {
            throw Rethrown.causeOf(failed);
        }
    }
}
