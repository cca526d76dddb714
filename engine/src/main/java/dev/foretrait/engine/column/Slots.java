package dev.foretrait.engine.column;

/**
 * A hash table of numbers from 1 on, in as many longs as a power of two: half of a hash, by which few are looked at that are not the
 * wanted one, and behind it the number. An empty slot is 0.
 */
final class Slots {

    private Slots() {}

    /** The same numbers in a table so many times as large. */
    static long[] larger(long[] slots, int times) {
        long[] larger = new long[slots.length * times];
        int mask = larger.length - 1;
        for (long entry : slots) {
            if (entry != 0) {
                int slot = (int) (entry >>> Integer.SIZE) & mask;
                while (larger[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                larger[slot] = entry;
            }
        }
        return larger;
    }
}
