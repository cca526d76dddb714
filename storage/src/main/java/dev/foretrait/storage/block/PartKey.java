package dev.foretrait.storage.block;

/**
 * Where a piece of a block is kept, in one number, so that the pieces of a column are neighbours in the table: 16 bits for
 * the slot, 10 for the part, the rest for the block.
 */
final class PartKey {

    static final int TIMESTAMPS = 0;
    static final int RECEIVED_AT = 1;
    static final int MESSAGE_IDS = 2;
    static final int SOURCES = 3;
    static final int SHAPES = 4;
    static final int FINGERPRINTS = 5;
    static final int SMALL_FIELDS = 6;

    private static final int FIRST_FIELD = 16;
    private static final int PART_BITS = 10;
    private static final int SLOT_BITS = 16;

    private PartKey() {}

    /** The slot of a field, by its place in the block. */
    static int field(int place) {
        return FIRST_FIELD + place;
    }

    static long of(int block, int slot, int part) {
        if (part >= 1 << PART_BITS || slot >= 1 << SLOT_BITS) {
            throw new IllegalArgumentException("no room for part " + part + " of slot " + slot);
        }
        return ((long) block << SLOT_BITS | slot) << PART_BITS | part;
    }

    /** The slot of a piece, and its block, as the key of its first part. */
    static long slotOf(long key) {
        return key >> PART_BITS << PART_BITS;
    }

    static long first(int block, int slot) {
        return of(block, slot, 0);
    }

    static long last(int block, int slot) {
        return of(block, slot, (1 << PART_BITS) - 1);
    }
}
