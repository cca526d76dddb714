package dev.foretrait.storage.ingest;

import dev.foretrait.storage.StorageException;
import java.util.function.LongSupplier;

/**
 * What must stay free on the disk. H2 survives a kill at any moment, but a page that finds no room leaves tables behind of
 * which one has what the other lacks; so the disk is never filled.
 *
 * @param bytes how much room there is
 */
record FreeRoom(LongSupplier bytes) {

    private static final long LEAST = 64L << 20;

    /** Whether something can be written. */
    boolean isThere() {
        return bytes.getAsLong() >= LEAST;
    }

    /**
     * To be asked before something is written.
     *
     * @throws StorageException if the disk is nearly full
     */
    void require() {
        long free = bytes.getAsLong();
        if (free < LEAST) {
            throw new StorageException(
                    "the disk of the space is nearly full: " + (free >> 20) + " MB are left, and " + (LEAST >> 20)
                            + " MB are kept free",
                    "make room, then import again; what is stored already stays");
        }
    }
}
