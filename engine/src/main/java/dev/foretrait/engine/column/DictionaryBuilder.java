package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives codes to values as they come. Equal values get one code, until it shows that a column hardly repeats itself: then
 * looking values up is given up and each gets a code of its own, but for one that the row before had.
 */
final class DictionaryBuilder {

    private static final int TRIAL = 2_048;

    private static final int SLOTS = 32;
    private static final byte TEXT = (byte) Spelling.TEXT.ordinal();
    private static final long CODE = 0xFFFF_FFFFL;

    private final Scratch scratch = new Scratch();
    private byte[] spellings = new byte[16];
    private int[] ends = new int[16];
    private byte[] bytes = new byte[256];

    /** {@link Slots} of codes. */
    private long[] table = new long[SLOTS];

    private int size;

    /** The code of the number that came last, or 0. */
    private int lastNumber;

    /** Values to come until it is judged whether the column repeats itself. */
    private int untilJudged = TRIAL;

    private boolean repeats = true;

    /**
     * The code of a text.
     *
     * @param hash {@link Hash#of} it
     */
    int text(byte[] utf8, int offset, int count, long hash) {
        if (!Scratch.mayBeShorter(count)) {
            return codeOf(Spelling.TEXT, hash, utf8, offset, count);
        }
        scratch.clear();
        Spelling spelling = scratch.spellShorter(utf8, offset, count);
        return spelling == Spelling.TEXT ? codeOf(spelling, hash, utf8, offset, count) : codeOfScratch(spelling, hash);
    }

    int number(byte[] ascii, int offset, int count) {
        scratch.clear();
        Spelling spelling = scratch.spellNumber(ascii, offset, count);
        byte[] spelled = scratch.bytes();
        int length = scratch.length();
        if (lastNumber != 0 && isSpelled(lastNumber, (byte) spelling.ordinal(), spelled, 0, length)) {
            return again(lastNumber);
        }
        lastNumber = codeOf(spelling, Hash.of(spelled, 0, length), spelled, 0, length);
        return lastNumber;
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

    /** Whether the value of that code is a text that is spelled as it is. */
    boolean isText(int code) {
        return spellings[code - 1] == TEXT;
    }

    /** Where the spelling of the value of that code begins; see {@link #isAt}. */
    int start(int code) {
        return end(code - 1);
    }

    /** Whether what begins there among the spellings of all values is this. */
    boolean isAt(int start, byte[] spelled, int offset, int count) {
        return Bytes.areEqual(bytes, start, spelled, offset, count);
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

    /** A dictionary of the value of that code alone. */
    Dictionary buildOf(int code) {
        byte[] spelled = Arrays.copyOfRange(bytes, end(code - 1), end(code));
        return new Dictionary(new byte[] {spellings[code - 1]}, new int[] {spelled.length}, spelled);
    }

    /** Forgets all values, but keeps the room that they took. */
    void clear() {
        if (repeats) {
            Arrays.fill(table, 0);
        } else {
            table = new long[SLOTS];
        }
        size = 0;
        lastNumber = 0;
        untilJudged = TRIAL;
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
        long[] slots = table;
        int mask = slots.length - 1;
        int slot = (int) (hash >>> Integer.SIZE) & mask;
        for (long entry = slots[slot]; entry != 0; entry = slots[slot]) {
            if (((entry ^ hash) & ~CODE) == 0 && isSpelled((int) entry, kind, spelled, offset, count)) {
                return (int) entry;
            }
            slot = slot + 1 & mask;
        }
        int code = append(kind, spelled, offset, count);
        slots[slot] = hash & ~CODE | code;
        if (code * 2 > slots.length) {
            table = Slots.larger(slots, 4);
        }
        return code;
    }

    /** Whether the value that comes now is to be looked up. */
    private boolean looksUp() {
        if (--untilJudged == 0) {
            judge();
        }
        return repeats;
    }

    private void judge() {
        if (size > TRIAL - TRIAL / 16) {
            repeats = false;
            table = new long[0];
        }
    }

    private boolean isSpelled(int code, byte kind, byte[] spelled, int offset, int count) {
        int start = end(code - 1);
        return ends[code - 1] - start == count
                && spellings[code - 1] == kind
                && Bytes.areEqual(bytes, start, spelled, offset, count);
    }

    private int append(byte kind, byte[] spelled, int offset, int count) {
        int before = size;
        int start = end(before);
        int end = start + count;
        if (before == ends.length || end > bytes.length) {
            grow(end);
        }
        System.arraycopy(spelled, offset, bytes, start, count);
        spellings[before] = kind;
        ends[before] = end;
        size = before + 1;
        return before + 1;
    }

    private void grow(int end) {
        if (size == ends.length) {
            spellings = Arrays.copyOf(spellings, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
        }
    }

    private int end(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }
}
