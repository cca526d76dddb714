package dev.foretrait.engine.entity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The distinct values of a column by their canonical spellings: codes count from 1, in the order in which values first came.
 * Spellings lie behind each other in one array, and a hash table of codes finds them, so that a value costs its bytes and
 * some twelve more.
 */
final class Spellings {

    private static final int FEWEST = 16;

    private byte[] bytes = new byte[FEWEST];
    private int[] ends = new int[FEWEST];
    private int[] table = new int[2 * FEWEST];
    private int size;

    /** The number of distinct values. */
    int size() {
        return size;
    }

    /** The spelling of a code from 1 to {@link #size}. */
    String spelling(int code) {
        int start = ends[code - 1];
        return new String(bytes, start, ends[code] - start, StandardCharsets.UTF_8);
    }

    /** The code of a spelling; 0 if it is not there. */
    int find(String spelling) {
        byte[] wanted = spelling.getBytes(StandardCharsets.UTF_8);
        return table[slot(wanted)];
    }

    /** The code of a spelling, which is added if it is not there. */
    int add(String spelling) {
        byte[] wanted = spelling.getBytes(StandardCharsets.UTF_8);
        int slot = slot(wanted);
        if (table[slot] == 0) {
            append(wanted);
            table[slot] = size;
            if (size * 2 > table.length) {
                table = new int[table.length * 2];
                for (int code = 1; code <= size; code++) {
                    table[slot(Arrays.copyOfRange(bytes, ends[code - 1], ends[code]))] = code;
                }
            }
            return size;
        }
        return table[slot];
    }

    /** Gives back what was set aside for more values. */
    void trim() {
        bytes = Arrays.copyOf(bytes, ends[size]);
        ends = Arrays.copyOf(ends, size + 1);
    }

    private void append(byte[] spelling) {
        int start = ends[size];
        int end = Math.addExact(start, spelling.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
        }
        if (size + 1 == ends.length) {
            ends = Arrays.copyOf(ends, ends.length + (ends.length >> 1));
        }
        System.arraycopy(spelling, 0, bytes, start, spelling.length);
        size++;
        ends[size] = end;
    }

    private int slot(byte[] wanted) {
        int mask = table.length - 1;
        int slot = mixed(Arrays.hashCode(wanted)) & mask;
        while (table[slot] != 0 && !isSpelled(table[slot], wanted)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isSpelled(int code, byte[] wanted) {
        return Arrays.equals(bytes, ends[code - 1], ends[code], wanted, 0, wanted.length);
    }

    private static int mixed(int hash) {
        int spread = hash * 0x9E3779B9;
        return spread ^ spread >>> 15;
    }
}
