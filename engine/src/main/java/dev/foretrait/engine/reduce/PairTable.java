package dev.foretrait.engine.reduce;

import java.util.Arrays;

/**
 * An open-addressing map from a pair (subject, number) to a slot. Callers keep what they know of a pair in arrays indexed
 * by slot, which they regrow when {@link #capacity} changes.
 */
final class PairTable {

    private static final long FREE = -1;

    /** From here on memory matters more than how often it grows. */
    private static final int LARGE = 1 << 20;

    private long[] keys = new long[1 << 10];
    private int size;

    PairTable() {
        Arrays.fill(keys, FREE);
    }

    int capacity() {
        return keys.length;
    }

    boolean isFull() {
        return size * 2L >= keys.length;
    }

    boolean isUsed(int slot) {
        return keys[slot] != FREE;
    }

    int subject(int slot) {
        return (int) (keys[slot] >>> 32);
    }

    int number(int slot) {
        return (int) keys[slot];
    }

    /** The slot of the pair; a negative number, the complement of its new slot, if it was not here before. */
    int slot(int subject, int number) {
        long key = (long) subject << 32 | number;
        int mask = keys.length - 1;
        int slot = hash(key) & mask;
        while (keys[slot] != key) {
            if (keys[slot] == FREE) {
                keys[slot] = key;
                size++;
                return ~slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /**
     * Makes room.
     *
     * @return where each old slot has gone; meaningless for free slots
     */
    int[] grow() {
        long[] old = keys;
        keys = new long[old.length * (old.length < LARGE ? 4 : 2)];
        Arrays.fill(keys, FREE);
        size = 0;
        int[] moved = new int[old.length];
        for (int slot = 0; slot < old.length; slot++) {
            if (old[slot] != FREE) {
                moved[slot] = ~slot((int) (old[slot] >>> 32), (int) old[slot]);
            }
        }
        return moved;
    }

    private static int hash(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32 ^ mixed >>> 15);
    }
}
