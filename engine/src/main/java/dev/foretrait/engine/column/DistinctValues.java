package dev.foretrait.engine.column;

import java.util.Arrays;

/**
 * The values of many dictionaries, each once, numbered from 0 in the order in which they come. Whoever asks something of
 * every value of a field in all blocks asks it once for each number.
 */
public final class DistinctValues {

    private byte[] spellings = new byte[64];
    private int[] ends = new int[64];
    private byte[] bytes = new byte[1024];
    private int[] table = new int[128];
    private int size;

    /** How many values there are so far. */
    public int size() {
        return size;
    }

    /** The number of the value that a dictionary has for a code other than 0; {@link #size} before the call if it is new. */
    public int numberOf(Dictionary from, int code) {
        int mask = table.length - 1;
        int slot = (int) from.hash(code) & mask;
        while (table[slot] != 0) {
            int number = table[slot] - 1;
            if (from.isSpelled(code, spellings[number], bytes, start(number), ends[number])) {
                return number;
            }
            slot = slot + 1 & mask;
        }
        table[slot] = size + 1;
        append(from, code);
        if (size * 2 > table.length) {
            rehash();
        }
        return size - 1;
    }

    /** All values so far; the code of each is its number and 1. */
    Dictionary dictionary() {
        return new Dictionary(
                Arrays.copyOf(spellings, size), Arrays.copyOf(ends, size), Arrays.copyOf(bytes, start(size)));
    }

    private void append(Dictionary from, int code) {
        int start = start(size);
        int end = start + from.length(code);
        if (size == ends.length) {
            spellings = Arrays.copyOf(spellings, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
        }
        spellings[size] = from.copy(code, bytes, start);
        ends[size++] = end;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private void rehash() {
        int[] larger = new int[table.length * 2];
        int mask = larger.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = (int) Hash.of(spellings[number], bytes, start(number), ends[number]) & mask;
            while (larger[slot] != 0) {
                slot = slot + 1 & mask;
            }
            larger[slot] = number + 1;
        }
        table = larger;
    }
}
