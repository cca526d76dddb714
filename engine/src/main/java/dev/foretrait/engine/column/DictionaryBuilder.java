package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives codes to values as they come. Equal values get one code, until it shows that a column hardly repeats itself: then
 * looking values up is given up and each gets a code of its own.
 */
final class DictionaryBuilder {

    private static final int TRIAL = 2_048;

    private static final int SLOTS = 32;
    private static final long CODE = 0xFFFF_FFFFL;

    private final Scratch scratch = new Scratch();
    private byte[] spellings = new byte[16];
    private int[] ends = new int[16];
    private byte[] bytes = new byte[256];

    /** A slot is half of the value's hash, and its code. */
    private long[] table = new long[SLOTS];

    private int size;
    private int lookups;
    private boolean repeats = true;

    /**
     * The code of a text.
     *
     * @param hash {@link Hash#of} it
     */
    int text(byte[] utf8, int offset, int count, long hash) {
        scratch.clear();
        Spelling spelling = scratch.spellShorter(utf8, offset, count);
        return spelling == Spelling.TEXT ? codeOf(spelling, hash, utf8, offset, count) : codeOfScratch(spelling, hash);
    }

    int number(byte[] ascii, int offset, int count) {
        scratch.clear();
        return codeOfScratch(scratch.spellNumber(ascii, offset, count));
    }

    int value(Value value) {
        if (value instanceof Value.Text text && !Scratch.isBroken(text.string())) {
            byte[] utf8 = text.string().getBytes(StandardCharsets.UTF_8);
            return text(utf8, 0, utf8.length, Hash.of(utf8, 0, utf8.length));
        }
        scratch.clear();
        return codeOfScratch(scratch.spell(value));
    }

    /** The code of a value as a dictionary spells it. */
    int spelled(byte spelling, byte[] from, int offset, int count) {
        return codeOf(Spelling.of(spelling), Hash.of(from, offset, count), from, offset, count);
    }

    /** The code of a value that has that code and comes once more. */
    int again(int code) {
        return looksUp() ? code : append(spellings[code - 1], bytes, end(code - 1), end(code) - end(code - 1));
    }

    /** Whether the value of that code is this text and spelled as it is. */
    boolean isText(int code, byte[] utf8, int offset, int count) {
        return code > 0 && isSpelled(code, (byte) Spelling.TEXT.ordinal(), utf8, offset, count);
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

    /** Forgets all values, but keeps the room that they took. */
    void clear() {
        if (repeats) {
            Arrays.fill(table, 0);
        } else {
            table = new long[SLOTS];
        }
        size = 0;
        lookups = 0;
        repeats = true;
    }

    private int codeOfScratch(Spelling spelling) {
        return codeOfScratch(spelling, Hash.of(scratch.bytes(), 0, scratch.length()));
    }

    private int codeOfScratch(Spelling spelling, long hash) {
        return codeOf(spelling, hash, scratch.bytes(), 0, scratch.length());
    }

    private int codeOf(Spelling spelling, long hash, byte[] spelled, int offset, int count) {
        byte kind = (byte) spelling.ordinal();
        if (!looksUp()) {
            return append(kind, spelled, offset, count);
        }
        int mask = table.length - 1;
        int slot = (int) (hash >>> Integer.SIZE) & mask;
        while (table[slot] != 0) {
            int code = (int) table[slot];
            if (((table[slot] ^ hash) & ~CODE) == 0 && isSpelled(code, kind, spelled, offset, count)) {
                return code;
            }
            slot = slot + 1 & mask;
        }
        int code = append(kind, spelled, offset, count);
        table[slot] = hash & ~CODE | code;
        if (size * 2 > table.length) {
            rehash();
        }
        return code;
    }

    /** Whether the value that comes now is to be looked up. */
    private boolean looksUp() {
        if (repeats && ++lookups == TRIAL && size > TRIAL - TRIAL / 16) {
            repeats = false;
            table = new long[0];
        }
        return repeats;
    }

    private boolean isSpelled(int code, byte kind, byte[] spelled, int offset, int count) {
        int start = end(code - 1);
        return spellings[code - 1] == kind
                && ends[code - 1] - start == count
                && Bytes.areEqual(bytes, start, spelled, offset, count);
    }

    private int append(byte kind, byte[] spelled, int offset, int count) {
        int start = end(size);
        int end = start + count;
        if (size == ends.length) {
            spellings = Arrays.copyOf(spellings, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
        }
        System.arraycopy(spelled, offset, bytes, start, count);
        spellings[size] = kind;
        ends[size] = end;
        return ++size;
    }

    private int end(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    private void rehash() {
        long[] larger = new long[table.length * 4];
        int mask = larger.length - 1;
        for (long entry : table) {
            if (entry != 0) {
                int slot = (int) (entry >>> Integer.SIZE) & mask;
                while (larger[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                larger[slot] = entry;
            }
        }
        table = larger;
    }
}
