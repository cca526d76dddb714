package dev.foretrait.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;

/** Runs the same work on several threads, one of them the caller's. */
final class Fork {

    private Fork() {}

    /** What each thread came to; the caller's first. */
    static <T> List<T> run(int threads, Supplier<T> work) {
        List<ForkJoinTask<T>> others = new ArrayList<>();
        for (int thread = 1; thread < threads; thread++) {
            others.add(ForkJoinPool.commonPool().submit(work::get));
        }
        List<T> results = new ArrayList<>();
        try {
            results.add(work.get());
            others.forEach(other -> results.add(other.join()));
        } finally {
            // Where one has failed, the others still read what the caller may be about to close.
            others.forEach(ForkJoinTask::quietlyJoin);
        }
        return results;
    }
}
