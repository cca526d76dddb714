package dev.foretrait.storage.ingest;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;

/** The steps of an import that come of one source. Another thread runs them, in their order, when it is the source's turn. */
final class Outbox implements Executor {

    /** Whoever has so many steps ahead waits: the pieces that they are about are in memory. */
    private static final int MOST_STEPS = 16;

    private static final Runnable END = () -> {};

    private final BlockingQueue<Runnable> steps = new ArrayBlockingQueue<>(MOST_STEPS);

    @Override
    public void execute(Runnable step) {
        try {
            steps.put(step);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while importing", interrupted);
        }
    }

    /** Says that there are no more steps. */
    void end() {
        execute(END);
    }

    /** Runs all steps, those to come included. */
    void runAll() throws InterruptedException {
        for (Runnable step = steps.take(); step != END; step = steps.take()) {
            step.run();
        }
    }
}
