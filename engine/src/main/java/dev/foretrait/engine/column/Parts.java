package dev.foretrait.engine.column;

import java.util.Arrays;

/** Things that are numbered through several parts: those of the first part, then those of the next. A part may have none. */
public final class Parts {

    private Parts() {}

    /**
     * The part that has the thing of that number.
     *
     * @param before how many things are before each part, and behind the last part how many there are
     */
    public static int of(int[] before, int number) {
        return of(before, before.length - 1, number);
    }

    /** The same of so many parts, where the array has room for more. */
    public static int of(int[] before, int parts, int number) {
        int found = Arrays.binarySearch(before, 0, parts + 1, number);
        int part = found < 0 ? -found - 2 : found;
        while (before[part + 1] == before[part]) {
            part++;
        }
        return part;
    }
}
