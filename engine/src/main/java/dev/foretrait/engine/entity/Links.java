package dev.foretrait.engine.entity;

import dev.foretrait.engine.event.IntList;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The codes that places are joined by, in the column of the related rows: those of place {@code p} stand from {@code
 * starts[p]} to {@code starts[p + 1]}, none of them twice and none of them 0.
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
        int[] known = new int[from.greatest() + 1];
        for (int code = 1; code < known.length; code++) {
            known[code] = column.spellings().find(from.spelling().apply(code));
        }
        int[] starts = new int[from.codes().length + 1];
        IntList codes = new IntList();
        for (int place = 0; place < from.codes().length; place++) {
            addKnown(known[from.codes()[place]], codes);
            starts[place + 1] = codes.size();
        }
        return new Links(starts, codes.toArray());
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
