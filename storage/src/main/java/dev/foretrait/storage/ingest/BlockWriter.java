package dev.foretrait.storage.ingest;

import dev.foretrait.storage.StorageException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the database on a thread of its own, in the order given, in one transaction from commit to commit. What fails
 * there is thrown at the next call here; what was committed stays.
 */
final class BlockWriter implements AutoCloseable {

    private static final int WAITING = 12;

    /** How long whoever waits for the writing thread does so before it looks again for work that is shared, in microseconds. */
    private static final int PATIENCE = 200;

    /** Something to be written. */
    interface Task {
        void run(Handle handle);
    }

    private final BlockingQueue<Task> tasks = new ArrayBlockingQueue<>(WAITING);
    private final SharedWork shared;
    private final Future<?> writing;
    private volatile boolean finished;
    private volatile @Nullable Throwable failure;

    BlockWriter(Jdbi jdbi, SharedWork shared) {
        this.shared = shared;
        this.writing = ImportThreads.start(() -> writeAll(jdbi));
    }

    void write(Task task) {
        try {
            boolean taken = tasks.offer(task);
            while (!taken) {
                throwFailure();
                taken = tasks.offer(task, shared.help() ? 0 : PATIENCE, TimeUnit.MICROSECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing", interrupted);
        }
        throwFailure();
    }

    void commit() {
        write(handle -> {
            handle.commit();
            handle.begin();
        });
    }

    /** Opens when all tasks given so far are done; to be waited for with {@link #await}. */
    CountDownLatch mark() {
        CountDownLatch mark = new CountDownLatch(1);
        write(handle -> mark.countDown());
        return mark;
    }

    void await(CountDownLatch mark) {
        try {
            while (!mark.await(shared.help() ? 0 : PATIENCE, TimeUnit.MICROSECONDS)) {
                throwFailure();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing", interrupted);
        }
    }

    /** Waits until all tasks are done. */
    void drain() {
        await(mark());
    }

    /** Ends the thread after the tasks that it was given; what is not committed then is undone. */
    @Override
    public void close() {
        finished = true;
        wake();
        boolean interrupted = false;
        try {
            while (!writing.isDone()) {
                interrupted |= isInterruptedWhileWriting();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the thread that writes, since nobody else may write, or close the database, before it has ended. */
    private boolean isInterruptedWhileWriting() {
        try {
            writing.get();
            return false;
        } catch (InterruptedException interrupted) {
            return true;
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /** Lets a thread that waits for tasks see that there are no more; one that has tasks will see it by itself. */
    private void wake() {
        tasks.offer(handle -> {});
    }

    private void writeAll(Jdbi jdbi) {
        try (Handle handle = jdbi.open()) {
            handle.begin();
            while (!finished || !tasks.isEmpty()) {
                Task task = tasks.poll();
                if (task == null) {
                    task = tasks.poll(shared.help() ? 0 : 20, TimeUnit.MILLISECONDS);
                }
                if (task != null) {
                    task.run(handle);
                }
            }
            handle.rollback();
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    private void throwFailure() {
        Throwable thrown = failure;
        if (thrown != null) {
            throw StorageException.ofDatabase(thrown);
        }
    }
}
