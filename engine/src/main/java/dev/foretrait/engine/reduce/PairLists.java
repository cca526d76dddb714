package dev.foretrait.engine.reduce;

import java.util.Arrays;

/**
 * Pairs of subject and number, each with an entry: entries count from 0 as they come, and those of a subject can be gone
 * through. Callers keep what they know of a pair in arrays indexed by entry.
 */
final class PairLists {

    /** No entry. */
    static final int NONE = -1;

    private final PairTable pairs = new PairTable();
    private int[] entryOfSlot = new int[pairs.capacity()];
    private int[] numberOf = new int[16];
    private int[] nextOf = new int[16];
    private int[] newestOf = new int[0];
    private int entries;

    void reach(int subjects) {
        int before = newestOf.length;
        if (subjects > before) {
            newestOf = Arrays.copyOf(newestOf, Room.after(before, subjects));
            Arrays.fill(newestOf, before, newestOf.length, NONE);
        }
    }

    /** How many entries there is room for. */
    int capacity() {
        return numberOf.length;
    }

    /** The entry of a pair, which is made if there is none. */
    int entry(int subject, int number) {
        int slot = pairs.slot(subject, number);
        if (slot >= 0) {
            return entryOfSlot[slot];
        }
        int entry = entries++;
        if (entry == numberOf.length) {
            numberOf = Arrays.copyOf(numberOf, 2 * entry);
            nextOf = Arrays.copyOf(nextOf, 2 * entry);
        }
        entryOfSlot[~slot] = entry;
        numberOf[entry] = number;
        nextOf[entry] = newestOf[subject];
        newestOf[subject] = entry;
        if (pairs.isFull()) {
            grow();
        }
        return entry;
    }

    private void grow() {
        int[] old = entryOfSlot;
        boolean[] isUsed = new boolean[old.length];
        for (int slot = 0; slot < old.length; slot++) {
            isUsed[slot] = pairs.isUsed(slot);
        }
        int[] moved = pairs.grow();
        entryOfSlot = new int[pairs.capacity()];
        for (int slot = 0; slot < old.length; slot++) {
            if (isUsed[slot]) {
                entryOfSlot[moved[slot]] = old[slot];
            }
        }
    }

    /** One of the entries of a subject, or {@link #NONE}. */
    int first(int subject) {
        return newestOf[subject];
    }

    /** Another entry of the same subject, or {@link #NONE}. */
    int next(int entry) {
        return nextOf[entry];
    }

    int number(int entry) {
        return numberOf[entry];
    }
}
