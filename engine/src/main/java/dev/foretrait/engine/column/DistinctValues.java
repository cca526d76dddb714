package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.Arrays;

/**
 * The values of many dictionaries, each once, numbered from 0 in the order in which they come. Whoever asks something of
 * every value of a field in all blocks asks it once for each number.
 */
public final class DistinctValues {

    /** The number of a value that there is not. */
    public static final int NONE = -1;

    private static final int SLOTS = 128;
    private static final int AT_ONCE = 64;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    /** Each value as its spelling and the bytes that spell it. */
    private byte[] bytes = new byte[1024];

    private int[] ends = new int[64];

    /** {@link Slots} of the numbers of values, counted from 1. */
    private long[] table = new long[SLOTS];

    /** Where among {@link #bytes} the values may be that are looked for next. */
    private final int[] sighted = new int[AT_ONCE];

    private int size;

    /** How many values there are so far. */
    public int size() {
        return size;
    }

    /** The memory that they take, in bytes. */
    public long heldBytes() {
        return bytes.length + (long) Integer.BYTES * ends.length + (long) Long.BYTES * table.length;
    }

    /** The number of the value that a dictionary has for a code other than 0; {@link #size} before the call if it is new. */
    public int numberOf(Dictionary from, int code) {
        return numberOf(from, code, from.hash(code));
    }

    /**
     * The same for one whose hash is known.
     *
     * @param hash {@link Dictionary#hash} of the code
     */
    public int numberOf(Dictionary from, int code, long hash) {
        int half = half(hash);
        int slot = slot(half, from, code);
        if (table[slot] != 0) {
            return number(slot);
        }
        append(from, code);
        table[slot] = (long) half << Integer.SIZE | size;
        if (size > table.length / 4 * 3) {
            table = Slots.larger(table, 2);
        }
        return size - 1;
    }

    /**
     * The same for many codes. Where each value is, and what is there, is looked at for some of them at once before they are compared one by
     * one: memory that is far away is waited for once.
     *
     * @param codes all codes that are meant, none of them 0
     * @param hashes {@link Dictionary#hash} of each code of the dictionary
     * @param numbers takes the number of each code
     */
    public void numbersOf(Dictionary from, int[] codes, long[] hashes, int[] numbers) {
        for (int begin = 0; begin < codes.length; begin += AT_ONCE) {
            int end = Math.min(begin + AT_ONCE, codes.length);
            approach(codes, begin, end, hashes);
            for (int at = begin; at < end; at++) {
                numbers[codes[at]] = numberOf(from, codes[at], hashes[codes[at]]);
            }
        }
    }

    private void approach(int[] codes, int begin, int end, long[] hashes) {
        int mask = table.length - 1;
        for (int at = begin; at < end; at++) {
            sighted[at - begin] = (int) table[half(hashes[codes[at]]) & mask];
        }
        for (int at = 0; at < end - begin; at++) {
            sighted[at] = sighted[at] == 0 ? 0 : start(sighted[at] - 1);
        }
        byte seen = 0;
        for (int at = 0; at < end - begin; at++) {
            seen ^= bytes[sighted[at]];
        }
        // What is read and has no use would not be read.
        sighted[0] = seen;
    }

    /** The same for the entry of a column. */
    public int numberOf(Entry entry) {
        return numberOf(entry.dictionary(), entry.code());
    }

    /** The same for any value that is not absent. */
    public int numberOf(Value value) {
        return numberOf(Dictionary.of(value), 1);
    }

    /** The number of the entry of a column, or {@link #NONE}. */
    public int find(Entry entry) {
        return find(entry.dictionary(), entry.code());
    }

    /** The number of a value that is not absent, or {@link #NONE}. */
    public int find(Value value) {
        return find(Dictionary.of(value), 1);
    }

    private int find(Dictionary from, int code) {
        return number(slot(half(from.hash(code)), from, code));
    }

    private static int half(long hash) {
        return (int) (hash >>> Integer.SIZE);
    }

    /** The number in a slot; {@link #NONE} if it is empty. */
    private int number(int slot) {
        return (int) table[slot] - 1;
    }

    /** Where the value stands in the table, or is to stand. */
    private int slot(int half, Dictionary from, int code) {
        int mask = table.length - 1;
        int slot = half & mask;
        while (table[slot] != 0
                && !((int) (table[slot] >>> Integer.SIZE) == half && isThere(number(slot), from, code))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isThere(int number, Dictionary from, int code) {
        int start = start(number);
        return from.isSpelled(code, bytes[start], bytes, start + 1, ends[number]);
    }

    /** All values so far; the code of each is its number and 1. */
    Dictionary dictionary() {
        byte[] spellings = new byte[size];
        int[] itsEnds = new int[size];
        byte[] itsBytes = new byte[start(size) - size];
        for (int number = 0; number < size; number++) {
            int start = start(number);
            spellings[number] = bytes[start];
            itsEnds[number] = ends[number] - number - 1;
            System.arraycopy(bytes, start + 1, itsBytes, start - number, ends[number] - start - 1);
        }
        return new Dictionary(spellings, itsEnds, itsBytes);
    }

    private void append(Dictionary from, int code) {
        int start = start(size);
        int end = Math.addExact(start, 1 + from.length(code));
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + size / 2);
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(MOST_BYTES, Math.max(end, bytes.length * 3L / 2)));
        }
        bytes[start] = from.copy(code, bytes, start + 1);
        ends[size++] = end;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }
}
