package dev.foretrait.storage.ingest;

import dev.foretrait.storage.StorageException;
import java.util.function.LongSupplier;

/**
 * What must stay free on the disk. H2 survives a kill at any moment, but a page that finds no room leaves tables behind of
 * which one has what the other lacks; so the disk is never filled.
 *
 * @param bytes how much room there is
 * @param disk what to call the disk
 * @param advice what to do if there is too little
 */
public record FreeRoom(LongSupplier bytes, String disk, String advice) {

    private static final long LEAST = 64L << 20;

    /** On the disk of a space. */
    public static FreeRoom ofSpace(LongSupplier bytes) {
        return new FreeRoom(
                bytes, "the disk of the space", "make room, then import again; what is stored already stays");
    }

    /** In memory, which tells by itself when it is full. */
    public static FreeRoom ofMemory() {
        return new FreeRoom(() -> Long.MAX_VALUE, "memory", "");
    }

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
                    disk + " is nearly full: " + (free >> 20) + " MB are left, and " + (LEAST >> 20)
                            + " MB are kept free",
                    advice);
        }
    }
}
