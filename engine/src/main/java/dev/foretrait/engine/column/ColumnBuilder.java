package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.Arrays;

/** Collects one field of a block, row by row. Rows that are skipped lack the field. */
public final class ColumnBuilder {

    private final DictionaryBuilder dictionary = new DictionaryBuilder();
    private int[] codes = new int[64];

    /** Sets the field of a row, which is not before one set earlier, to a text. */
    public void text(int row, char[] chars, int offset, int count) {
        set(row, dictionary.text(chars, offset, count));
    }

    /** Sets the field of a row to a number, given as its JSON spelling. */
    public void number(int row, char[] chars, int offset, int count) {
        set(row, dictionary.number(chars, offset, count));
    }

    /** Sets the field of a row to any value; {@link Value#ABSENT} is JSON null here. */
    public void value(int row, Value value) {
        set(row, dictionary.value(value));
    }

    /** The bytes collected so far, roughly. */
    long weight() {
        return 4L * codes.length + dictionary.bytes() + 9L * dictionary.size();
    }

    /** The column over that many rows. */
    public Column build(int rows) {
        int[] padded = rows > codes.length ? Arrays.copyOf(codes, rows) : codes;
        return new Column(Codes.of(padded, rows, dictionary.size()), dictionary.build());
    }

    private void set(int row, int code) {
        if (row >= codes.length) {
            codes = Arrays.copyOf(codes, Math.max(row + 1, codes.length * 2));
        }
        codes[row] = code;
    }
}
