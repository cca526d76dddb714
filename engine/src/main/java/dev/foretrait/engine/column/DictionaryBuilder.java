package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.Arrays;

/**
 * Gives codes to values as they come. Equal values get one code, until it shows that a column hardly repeats itself: then
 * looking values up is given up and each gets a code of its own.
 */
final class DictionaryBuilder {

    private static final int TRIAL = 2_048;

    private final Scratch scratch = new Scratch();
    private byte[] spellings = new byte[16];
    private int[] ends = new int[16];
    private byte[] bytes = new byte[256];
    private int[] table = new int[32];
    private int size;
    private int lookups;
    private boolean repeats = true;

    int text(char[] chars, int offset, int count) {
        scratch.clear();
        return codeOf(scratch.spellText(chars, offset, count));
    }

    int number(char[] chars, int offset, int count) {
        scratch.clear();
        return codeOf(scratch.spellNumber(chars, offset, count));
    }

    int value(Value value) {
        scratch.clear();
        return codeOf(scratch.spell(value));
    }

    int size() {
        return size;
    }

    int bytes() {
        return end(size);
    }

    Dictionary build() {
        return new Dictionary(
                Arrays.copyOf(spellings, size), Arrays.copyOf(ends, size), Arrays.copyOf(bytes, end(size)));
    }

    private int codeOf(Spelling spelling) {
        if (!repeats) {
            return append(spelling);
        }
        if (++lookups == TRIAL && size > TRIAL - TRIAL / 16) {
            repeats = false;
            table = new int[0];
            return append(spelling);
        }
        byte kind = (byte) spelling.ordinal();
        int mask = table.length - 1;
        int slot = (int) Hash.of(kind, scratch.bytes(), 0, scratch.length()) & mask;
        while (table[slot] != 0) {
            int code = table[slot];
            int start = end(code - 1);
            if (spellings[code - 1] == kind && isScratch(start, ends[code - 1])) {
                return code;
            }
            slot = slot + 1 & mask;
        }
        int code = append(spelling);
        table[slot] = code;
        if (size * 2 > table.length) {
            rehash();
        }
        return code;
    }

    /** Compared from the end, where most values differ, and without the set-up of a range comparison. */
    private boolean isScratch(int start, int end) {
        int length = scratch.length();
        if (end - start != length) {
            return false;
        }
        byte[] other = scratch.bytes();
        for (int at = length - 1; at >= 0; at--) {
            if (bytes[start + at] != other[at]) {
                return false;
            }
        }
        return true;
    }

    private int append(Spelling spelling) {
        int start = end(size);
        int end = start + scratch.length();
        if (size == ends.length) {
            spellings = Arrays.copyOf(spellings, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
        }
        System.arraycopy(scratch.bytes(), 0, bytes, start, scratch.length());
        spellings[size] = (byte) spelling.ordinal();
        ends[size] = end;
        return ++size;
    }

    private int end(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    private void rehash() {
        int[] larger = new int[table.length * 4];
        int mask = larger.length - 1;
        for (int code = 1; code <= size; code++) {
            int slot = (int) Hash.of(spellings[code - 1], bytes, end(code - 1), ends[code - 1]) & mask;
            while (larger[slot] != 0) {
                slot = slot + 1 & mask;
            }
            larger[slot] = code;
        }
        table = larger;
    }
}
