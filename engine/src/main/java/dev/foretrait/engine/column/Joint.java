package dev.foretrait.engine.column;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A field of several blocks as one. Equal values get one code in one dictionary, unless there are many of them: then
 * each keeps the place it has in its block.
 */
final class Joint {

    /** The most values that a dictionary made for all blocks has where nothing else was said. */
    static final int MOST_VALUES = 1 << 15;

    private final int mostValues;
    private final List<Column> columns;
    private final IntFunction<Dictionary> dictionaries;
    private final DistinctValues distinct = new DistinctValues();
    private final int[][] codesOf;
    private final int[] before;
    private final Dictionary values;

    /**
     * @param columns the field in each block
     * @param dictionaries where the dictionary of each block can be had later
     * @param mostValues the most values of a dictionary that is made for all blocks
     */
    Joint(List<Column> columns, IntFunction<Dictionary> dictionaries, int mostValues) {
        this.mostValues = mostValues;
        this.columns = columns;
        this.dictionaries = dictionaries;
        this.codesOf = new int[columns.size()][];
        this.before = new int[columns.size() + 1];
        for (int block = 0; block < codesOf.length; block++) {
            before[block + 1] = Math.addExact(before[block], columns.get(block).codes());
            codesOf[block] = codes(columns.get(block).dictionary());
        }
        this.values = distinct.dictionary();
    }

    private boolean hasFewValues() {
        return distinct.size() <= mostValues;
    }

    private int[] codes(Dictionary dictionary) {
        int[] codes = new int[dictionary.size() + 1];
        for (int code = 1; code < codes.length && hasFewValues(); code++) {
            codes[code] = distinct.numberOf(dictionary, code) + 1;
        }
        return codes;
    }

    /** Writes the codes of a block as they are counted here. */
    void copyCodes(int block, int[] out, int at) {
        int[] codes = columns.get(block).allCodes();
        int[] codeOf = codesOf[block];
        for (int row = 0; row < codes.length; row++) {
            int apart = codes[row] == 0 ? 0 : before[block] + codes[row];
            out[at + row] = hasFewValues() ? codeOf[codes[row]] : apart;
        }
    }

    /** The column of rows of any blocks, given by codes as they are counted here. */
    Column column(int[] codes) {
        if (hasFewValues()) {
            return Column.sharing(Codes.of(codes, codes.length, values.size()), values);
        }
        int[] own = new int[codes.length];
        for (int row = 0; row < own.length; row++) {
            own[row] = codes[row] == 0 ? 0 : row + 1;
        }
        return new Column(Codes.of(own, own.length, own.length), new Borrowed(before, dictionaries, codes));
    }
}
