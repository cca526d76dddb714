package dev.foretrait.engine.entity;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A typed value, or null, at every place.
 *
 * @param type what the values are
 * @param codes the code of each place; 0 is null
 * @param greatest the greatest code
 * @param spelling the canonical spelling of a code from 1 on
 */
record Cells(ColumnType type, int[] codes, int greatest, IntFunction<String> spelling) {

    /** Counts, of which none is null. */
    static Cells ofCounts(int[] counts) {
        int[] codes = new int[counts.length];
        int greatest = 0;
        for (int place = 0; place < counts.length; place++) {
            codes[place] = counts[place] + 1;
            greatest = Math.max(greatest, codes[place]);
        }
        return new Cells(ColumnType.NUMBER, codes, greatest, code -> Integer.toString(code - 1));
    }

    /** The same values, seen from other places. */
    Cells at(int[] places) {
        int[] seen = new int[places.length];
        for (int place = 0; place < seen.length; place++) {
            seen[place] = codes[places[place]];
        }
        return new Cells(type, seen, greatest, spelling);
    }

    /** The canonical spelling of a code; empty for null. */
    Optional<String> value(int code) {
        return code == 0 ? Optional.empty() : Optional.of(spelling.apply(code));
    }
}
