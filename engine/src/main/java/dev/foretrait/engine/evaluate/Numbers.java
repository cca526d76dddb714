package dev.foretrait.engine.evaluate;

import java.util.Arrays;

/** The numbers from 0 on. Tile after tile needs them, on every thread. */
final class Numbers {

    private static final int MOST_SHARED = 1 << 16;

    private static volatile int[] shared = {};

    private Numbers() {}

    /** At least so many of them. Not to be changed. */
    static int[] upTo(int count) {
        int[] known = shared;
        if (count <= known.length) {
            return known;
        }
        int[] numbers = new int[count < MOST_SHARED ? 2 * Integer.highestOneBit(count) : count];
        Arrays.setAll(numbers, number -> number);
        if (numbers.length <= MOST_SHARED) {
            shared = numbers;
        }
        return numbers;
    }
}
