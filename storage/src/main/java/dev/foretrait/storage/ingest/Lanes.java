package dev.foretrait.storage.ingest;

import dev.foretrait.storage.Rethrown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Reads, unpacks and scans several sources side by side. What comes of each waits for its turn and is done in the order of the
 * sources, so that it makes no difference how many lanes there are and which of them is faster.
 */
final class Lanes implements AutoCloseable {

    private static final Outbox NONE = new Outbox();

    private final Sources sources;

    /** What comes of the sources, in their order. */
    private final BlockingQueue<Outbox> turns = new LinkedBlockingQueue<>();

    private final List<Lane> lanes = new ArrayList<>();
    private volatile boolean closed;

    /** Makes what takes apart the sources of a lane; its steps are run in turn. */
    interface Scanning {
        SourceScan of(ReadAhead reading, Executor steps);
    }

    Lanes(Sources sources, int count, Scanning scanning) {
        this.sources = sources;
        for (int number = 0; number < count; number++) {
            lanes.add(new Lane(number, scanning));
        }
    }

    /** Runs the steps that come of all sources. */
    void runAll() {
        lanes.forEach(lane -> lane.thread.start());
        try {
            for (int turn = 0; turn < sources.size(); turn++) {
                turns.take().runAll();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while importing", interrupted);
        }
    }

    /** How many bytes were read so far, as they lie on disk. */
    long bytes() {
        return lanes.stream().mapToLong(lane -> lane.reading.bytes()).sum();
    }

    @Override
    public void close() {
        closed = true;
        lanes.forEach(Lane::close);
    }

    /** Takes the next source whenever it is through with reading one. */
    private final class Lane implements AutoCloseable {
        private final Queue<Outbox> outboxes = new ConcurrentLinkedQueue<>();
        private final ReadAhead reading = new ReadAhead(this::next);
        private final SourceScan scan;
        private final Thread thread;
        private Outbox filling = NONE;

        Lane(int number, Scanning scanning) {
            this.scan = scanning.of(reading, this::put);
            this.thread = new Thread(this::scanAll, "foretrait-scan-" + number);
            thread.setDaemon(true);
        }

        private Optional<Sources.Waiting> next() {
            synchronized (sources) {
                Optional<Sources.Waiting> next = sources.next();
                if (next.isPresent()) {
                    Outbox outbox = new Outbox();
                    outboxes.add(outbox);
                    turns.add(outbox);
                }
                return next;
            }
        }

        private void put(Runnable step) {
            filling.execute(step);
        }

        private void scanAll() {
            try {
                for (ReadAhead.Step step = reading.take();
                        step instanceof ReadAhead.Start start;
                        step = reading.take()) {
                    filling = outboxes.remove();
                    scan.take(start);
                    filling.end();
                    filling = NONE;
                }
            } catch (RuntimeException | Error failed) {
                if (!closed) {
                    nextToBeRun().execute(() -> {
                        throw Rethrown.of(failed);
                    });
                }
            }
        }

        /** The first of the outboxes that nothing more is coming for. */
        private Outbox nextToBeRun() {
            Outbox next = filling != NONE ? filling : outboxes.poll();
            if (next == null) {
                next = new Outbox();
                turns.add(next);
            }
            return next;
        }

        @Override
        public void close() {
            reading.close();
            thread.interrupt();
        }
    }
}
