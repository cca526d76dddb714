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

    private byte[] spellings = new byte[64];
    private int[] ends = new int[64];
    private byte[] bytes = new byte[1024];
    private int[] table = new int[SLOTS];
    private int size;

    /** How many values there are so far. */
    public int size() {
        return size;
    }

    /** The number of the value that a dictionary has for a code other than 0; {@link #size} before the call if it is new. */
    public int numberOf(Dictionary from, int code) {
        int slot = slot(from, code);
        if (table[slot] != 0) {
            return table[slot] - 1;
        }
        table[slot] = size + 1;
        append(from, code);
        if (size * 2 > table.length) {
            rehash();
        }
        return size - 1;
    }

    /** The same for the entry of a column. */
    public int numberOf(Entry entry) {
        return numberOf(entry.dictionary(), entry.code());
    }

    /** The same for any value that is not absent. */
    public int numberOf(Value value) {
        return numberOf(only(value), 1);
    }

    /** The number of the entry of a column, or {@link #NONE}. */
    public int find(Entry entry) {
        return table[slot(entry.dictionary(), entry.code())] - 1;
    }

    /** The number of a value that is not absent, or {@link #NONE}. */
    public int find(Value value) {
        return table[slot(only(value), 1)] - 1;
    }

    private static Dictionary only(Value value) {
        DictionaryBuilder builder = new DictionaryBuilder();
        builder.value(value);
        return builder.build();
    }

    /** Where the value stands in the table, or is to stand. */
    private int slot(Dictionary from, int code) {
        int mask = table.length - 1;
        int slot = (int) from.hash(code) & mask;
        while (table[slot] != 0) {
            int number = table[slot] - 1;
            if (from.isSpelled(code, spellings[number], bytes, start(number), ends[number])) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
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
