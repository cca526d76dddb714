package dev.foretrait.storage.ingest;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The bytes that pieces are read into. Whole ones are used again. */
final class Buffers {

    /** The longest line, and the size of most pieces. */
    static final int MAX_LINE = 1 << 20;

    /** How much a whole one takes in: of a line that is too long, one byte too many. */
    static final int CAPACITY = MAX_LINE + 1;

    /** So many bytes behind what was read may be looked at; they are 0. */
    static final int MARGIN = 16;

    private final BlockingQueue<byte[]> spare;

    /**
     * @param most how many may wait to be used again
     */
    Buffers(int most) {
        this.spare = new ArrayBlockingQueue<>(most);
    }

    /** Bytes that take in so many, and their margin. */
    byte[] take(int capacity) {
        byte[] used = capacity == CAPACITY ? spare.poll() : null;
        return used == null ? new byte[capacity + MARGIN] : used;
    }

    /** Takes back bytes that nobody looks at any more. */
    void release(byte[] bytes) {
        if (bytes.length == CAPACITY + MARGIN) {
            spare.offer(bytes);
        }
    }
}
