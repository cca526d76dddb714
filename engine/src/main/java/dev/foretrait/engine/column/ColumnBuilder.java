package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.Arrays;

/** Collects one field of a block, row by row. Rows that are skipped lack the field. */
public final class ColumnBuilder {

    private static final int NOT_AS_IT_IS = -1;

    private final DictionaryBuilder dictionary = new DictionaryBuilder();
    private int[] codes = new int[64];
    private long lastHash;
    private int lastTextCode;

    /** Where the last text is in the dictionary, and its length; {@link #NOT_AS_IT_IS} if it is not spelled as it is. */
    private int lastTextStart;

    private int lastTextLength = NOT_AS_IT_IS;
    private Value lastValue = Value.ABSENT;
    private int lastValueCode;

    /**
     * Sets the field of a row, which is not before one set earlier, to a text. One that the row before had needs no look-up.
     *
     * @param hash {@link Hash#of} the text
     */
    public void text(int row, byte[] utf8, int offset, int count, long hash) {
        if (hash != lastHash || count != lastTextLength || !dictionary.isAt(lastTextStart, utf8, offset, count)) {
            int code = dictionary.text(utf8, offset, count, hash);
            lastTextCode = code;
            lastTextStart = dictionary.start(code);
            lastTextLength = dictionary.isText(code) ? count : NOT_AS_IT_IS;
            lastHash = hash;
        }
        set(row, lastTextCode);
    }

    /** Sets the field of a row to a number, given as its JSON spelling. */
    public void number(int row, byte[] ascii, int offset, int count) {
        set(row, dictionary.number(ascii, offset, count));
    }

    /** Sets the field of a row to any value; {@link Value#ABSENT} is JSON null here. */
    public void value(int row, Value value) {
        if (lastValueCode == 0 || lastValue != value) {
            lastValueCode = dictionary.value(value);
            lastValue = value;
        }
        set(row, lastValueCode);
    }

    /** Sets the field of as many rows as there are codes, from that row on, to what these stand for. */
    void addAll(int firstRow, int[] codes, Dictionary values) {
        int[] codeOf = new int[values.size() + 1];
        for (int row = 0; row < codes.length; row++) {
            int code = codes[row];
            if (code != 0) {
                codeOf[code] = codeOf[code] == 0 ? values.addTo(dictionary, code) : dictionary.again(codeOf[code]);
                set(firstRow + row, codeOf[code]);
            }
        }
    }

    /** The bytes collected so far, roughly. */
    long weight(int rows) {
        return 4L * rows + dictionary.bytes() + 9L * dictionary.size();
    }

    /** The column over that many rows. */
    public Column build(int rows) {
        int[] padded = rows > codes.length ? Arrays.copyOf(codes, rows) : codes;
        return new Column(Codes.of(padded, rows, dictionary.size()), dictionary.build());
    }

    /** The column over one of the rows alone. */
    Column row(int row) {
        int code = row < codes.length ? codes[row] : 0;
        return code == 0 ? Column.missing(1) : new Column(new Codes.Constant(1, 1), dictionary.buildOf(code));
    }

    /** Begins another column in the room that this one took. */
    void clear() {
        dictionary.clear();
        Arrays.fill(codes, 0);
        lastTextLength = NOT_AS_IT_IS;
        lastValueCode = 0;
    }

    private void set(int row, int code) {
        if (row >= codes.length) {
            reach(row);
        }
        codes[row] = code;
    }

    private void reach(int row) {
        codes = Arrays.copyOf(codes, Math.max(row + 1, codes.length * 2));
    }
}
