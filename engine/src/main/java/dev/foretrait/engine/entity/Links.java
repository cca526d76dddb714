package dev.foretrait.engine.entity;

import dev.foretrait.engine.event.IntList;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The codes that places are joined by, in the column of the related rows: those of place {@code p} stand from {@code
 * starts[p]} to {@code starts[p + 1]}, none of them 0, and none of them twice unless a junction table has it so (U-88).
 */
record Links(int[] starts, int[] codes) {

    /**
     * Places that have any number of values each.
     *
     * @param column the column of the related rows
     * @param valuesOf the values of a place by their canonical spellings
     */
    static Links of(int places, EntityColumn column, IntFunction<Set<String>> valuesOf) {
        int[] starts = new int[places + 1];
        IntList codes = new IntList();
        for (int place = 0; place < places; place++) {
            for (String value : valuesOf.apply(place)) {
                addKnown(column.spellings().find(value), codes);
            }
            starts[place + 1] = codes.size();
        }
        return new Links(starts, codes.toArray());
    }

    /** Places that have one value each, or null. */
    static Links of(Cells from, EntityColumn column) {
        int[] known = known(from, column);
        int[] starts = new int[known.length + 1];
        IntList codes = new IntList();
        for (int place = 0; place < known.length; place++) {
            addKnown(known[place], codes);
            starts[place + 1] = codes.size();
        }
        return new Links(starts, codes.toArray());
    }

    /** For each place, the code that its value has in the column; 0 if it has none there. */
    static int[] known(Cells from, EntityColumn column) {
        int[] codeOf = new int[from.greatest() + 1];
        for (int code = 1; code < codeOf.length; code++) {
            codeOf[code] = column.spellings().find(from.spelling().apply(code));
        }
        int[] known = new int[from.codes().length];
        for (int place = 0; place < known.length; place++) {
            known[place] = codeOf[from.codes()[place]];
        }
        return known;
    }

    /**
     * The same places, joined by what the rows of a junction table lead to.
     *
     * @param junction the rows of that table, by the codes here
     * @param codeOf the code that each row of it leads to; 0 if it leads nowhere
     * @param once whether several rows that lead to one code are one
     */
    Links through(RowIndex junction, int[] codeOf, boolean once) {
        int[] further = new int[starts.length];
        IntList found = new IntList();
        for (int place = 0; place + 1 < starts.length; place++) {
            IntList ofPlace = new IntList();
            for (int at = starts[place]; at < starts[place + 1]; at++) {
                for (int row = junction.starts()[codes[at]]; row < junction.starts()[codes[at] + 1]; row++) {
                    addKnown(codeOf[junction.rows()[row]], ofPlace);
                }
            }
            IntStream led = Arrays.stream(ofPlace.toArray());
            (once ? led.distinct() : led).forEach(found::add);
            further[place + 1] = found.size();
        }
        return new Links(further, found.toArray());
    }

    /** The same links, seen from other places. */
    Links at(int[] places) {
        int[] seen = new int[places.length + 1];
        IntList found = new IntList();
        for (int place = 0; place < places.length; place++) {
            for (int at = starts[places[place]]; at < starts[places[place] + 1]; at++) {
                found.add(codes[at]);
            }
            seen[place + 1] = found.size();
        }
        return new Links(seen, found.toArray());
    }

    /** For each place, the sum over its codes. */
    int[] sums(int[] ofCode) {
        int[] sums = new int[starts.length - 1];
        for (int place = 0; place < sums.length; place++) {
            for (int at = starts[place]; at < starts[place + 1]; at++) {
                sums[place] += ofCode[codes[at]];
            }
        }
        return sums;
    }

    private static void addKnown(int code, IntList codes) {
        if (code != 0) {
            codes.add(code);
        }
    }
}
