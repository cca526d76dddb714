package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.Arrays;

/** Collects one field of a block, row by row. Rows that are skipped lack the field. */
public final class ColumnBuilder {

    private static final int NONE = -1;
    private static final int OBJECT = -2;

    private final DictionaryBuilder dictionary = new DictionaryBuilder();
    private int[] codes = new int[64];
    private char[] lastChars = new char[32];
    private int lastCount = NONE;
    private boolean lastIsNumber;
    private Value lastValue = Value.ABSENT;
    private int lastCode;

    /** Sets the field of a row, which is not before one set earlier, to a text. */
    public void text(int row, char[] chars, int offset, int count) {
        if (!repeats(chars, offset, count, false)) {
            lastCode = dictionary.text(chars, offset, count);
        }
        set(row, lastCode);
    }

    /** Sets the field of a row to a number, given as its JSON spelling. */
    public void number(int row, char[] chars, int offset, int count) {
        if (!repeats(chars, offset, count, true)) {
            lastCode = dictionary.number(chars, offset, count);
        }
        set(row, lastCode);
    }

    /** Sets the field of a row to any value; {@link Value#ABSENT} is JSON null here. */
    public void value(int row, Value value) {
        if (lastCount != OBJECT || lastValue != value) {
            lastCode = dictionary.value(value);
            lastValue = value;
            lastCount = OBJECT;
        }
        set(row, lastCode);
    }

    /** Whether this is what the row before had, which needs no look-up; remembers it for the next. */
    private boolean repeats(char[] chars, int offset, int count, boolean isNumber) {
        if (count == lastCount
                && isNumber == lastIsNumber
                && (count == 0 || chars[offset + count - 1] == lastChars[count - 1])
                && Arrays.equals(chars, offset, offset + count, lastChars, 0, count)) {
            return true;
        }
        if (count > lastChars.length) {
            lastChars = new char[count];
        }
        System.arraycopy(chars, offset, lastChars, 0, count);
        lastCount = count;
        lastIsNumber = isNumber;
        return false;
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
