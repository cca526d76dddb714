package dev.foretrait.storage.resolution;

import dev.foretrait.engine.event.IntList;
import java.util.function.IntUnaryOperator;

/**
 * Numbers that last for the profiles of a resolver: those of a resolution to begin with, and the next one for each profile
 * that is new.
 */
final class Numbering {

    static final int NONE = -1;

    private final IntUnaryOperator canonical;
    private final IntList numbers = new IntList();
    private int size;

    /**
     * @param first the numbers to begin with, of the first profiles of the resolver
     * @param size how many numbers are used
     * @param canonical leads to the profile that a profile became part of
     */
    Numbering(int[] first, int size, IntUnaryOperator canonical) {
        for (int number : first) {
            numbers.add(number);
        }
        this.size = size;
        this.canonical = canonical;
    }

    /** How many numbers there are. */
    int size() {
        return size;
    }

    /** The number of the profile that this one became part of; a new one if it has none. */
    int of(int profile) {
        int number = known(profile);
        if (number == NONE) {
            number = size++;
            give(profile, number);
        }
        return number;
    }

    /** The same, {@link #NONE} if it has none. */
    int known(int profile) {
        int at = canonical.applyAsInt(profile);
        return at < numbers.size() ? numbers.get(at) : NONE;
    }

    /** The number that was given to the profile itself, {@link #NONE} if none was. */
    int own(int profile) {
        return profile < numbers.size() ? numbers.get(profile) : NONE;
    }

    /** Lets the profile that this one became part of have a number. */
    void give(int profile, int number) {
        int at = canonical.applyAsInt(profile);
        while (numbers.size() <= at) {
            numbers.add(NONE);
        }
        numbers.set(at, number);
    }
}
