package dev.foretrait.storage.space;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What processes tell each other about a space that one of them has open: each word is a lock of the operating system on a
 * byte of one file, so a process that dies takes back what it said.
 */
enum TurnLock {
    /** Who has the space open closes it when somebody wants it. */
    OFFERED,
    /** Somebody waits for the space. */
    WANTED;

    private static final String FILE = "turns";

    /**
     * The file, open. To be closed last: that gives up all locks which the process has on it.
     *
     * @param folder the hidden folder of the space
     */
    static FileChannel file(Path folder) throws IOException {
        return FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Takes the lock; empty if another process has it. */
    Optional<FileLock> take(FileChannel file) throws IOException {
        return taken(file, ordinal(), 1);
    }

    /** Whether another process has it. */
    boolean isTaken(FileChannel file) throws IOException {
        return isTaken(file, ordinal(), 1);
    }

    /** Whether another process has a lock on any byte of a file. */
    static boolean isTaken(FileChannel file, long from, long bytes) throws IOException {
        Optional<FileLock> lock = taken(file, from, bytes);
        if (lock.isPresent()) {
            lock.get().release();
        }
        return lock.isEmpty();
    }

    private static Optional<FileLock> taken(FileChannel file, long from, long bytes) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock(from, bytes, false));
        } catch (OverlappingFileLockException ofAnotherThread) {
            return Optional.empty();
        }
    }
}
