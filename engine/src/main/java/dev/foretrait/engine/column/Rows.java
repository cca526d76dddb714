package dev.foretrait.engine.column;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/** A selection of the rows of a block: a bit per row, 64 to a word. */
public final class Rows implements Weighed {

    private final int size;
    private final long[] words;

    Rows(int size, long[] words) {
        this.size = size;
        this.words = words;
    }

    /** Every row of a block of that size. */
    public static Rows all(int size) {
        long[] words = new long[words(size)];
        Arrays.fill(words, -1L);
        Rows rows = new Rows(size, words);
        rows.trim();
        return rows;
    }

    /** The rows whose bit is set. */
    public static Rows of(int size, BitSet bits) {
        return new Rows(size, Arrays.copyOf(bits.toLongArray(), words(size)));
    }

    /** No row of a block of that size. */
    public static Rows none(int size) {
        return new Rows(size, new long[words(size)]);
    }

    /** The rows whose code is marked with 1. */
    public static Rows marked(int[] codes, byte[] marks) {
        long[] words = new long[words(codes.length)];
        for (int row = 0; row < codes.length; row++) {
            words[row >>> 6] |= (long) marks[codes[row]] << row;
        }
        return new Rows(codes.length, words);
    }

    /**
     * The rows whose value lies between the two, both included.
     *
     * @param values of which no two differ by more than {@link Long#MAX_VALUE}, nor do they from {@code least} and {@code greatest}
     */
    static Rows between(long[] values, long least, long greatest) {
        long[] words = new long[words(values.length)];
        for (int base = 0; base < values.length; base += Long.SIZE) {
            int bits = Math.min(Long.SIZE, values.length - base);
            long outside = 0;
            for (int bit = 0; bit < bits; bit++) {
                long value = values[base + bit];
                outside |= (value - least | greatest - value) >>> 63 << bit;
            }
            words[base >>> 6] = ~outside;
        }
        Rows rows = new Rows(values.length, words);
        rows.trim();
        return rows;
    }

    /**
     * The messages of a block that happened between the two instants, both included.
     *
     * @param from the first instant in epoch milliseconds
     */
    public static Rows between(Block block, long from, long to) {
        long least = Math.max(from, block.firstTimestamp());
        long greatest = Math.min(to, block.lastTimestamp());
        return least > greatest ? none(block.rows()) : between(block.timestamps(), least, greatest);
    }

    /**
     * The first row of each of several stretches that follow one another, of those that have rows.
     *
     * @param starts the first row of each stretch, and at last the number of rows
     */
    public static Rows beginnings(int[] starts) {
        Rows beginnings = none(starts[starts.length - 1]);
        for (int stretch = 0; stretch + 1 < starts.length; stretch++) {
            if (starts[stretch] < starts[stretch + 1]) {
                beginnings.add(starts[stretch]);
            }
        }
        return beginnings;
    }

    /** The rows whose number is not negative. */
    public static Rows notNegative(int[] numbers) {
        long[] words = new long[words(numbers.length)];
        for (int row = 0; row < numbers.length; row++) {
            words[row >>> 6] |= (~numbers[row] >>> 31 & 1L) << row;
        }
        return new Rows(numbers.length, words);
    }

    static int words(int size) {
        return size + 63 >>> 6;
    }

    /** The number of rows of the block, selected or not. */
    public int size() {
        return size;
    }

    @Override
    public long weight() {
        return (long) Long.BYTES * words.length;
    }

    /** Whether every row is selected. */
    public boolean isAll() {
        int full = size >>> 6;
        for (int i = 0; i < full; i++) {
            if (words[i] != -1L) {
                return false;
            }
        }
        return full == words.length || words[full] == ~(-1L << size);
    }

    /** The number of rows selected. */
    public int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /**
     * The number of rows selected in each of several stretches that follow one another.
     *
     * @param starts the first row of each stretch, and at last the row after the last one
     */
    public int[] counts(int[] starts) {
        int[] before = new int[words.length + 1];
        for (int i = 0; i < words.length; i++) {
            before[i + 1] = before[i] + Long.bitCount(words[i]);
        }
        int[] counts = new int[starts.length - 1];
        int counted = rank(starts[0], before);
        for (int stretch = 0; stretch < counts.length; stretch++) {
            int upTo = rank(starts[stretch + 1], before);
            counts[stretch] = upTo - counted;
            counted = upTo;
        }
        return counts;
    }

    /** The number of rows selected before a row, given how many are before each word. */
    private int rank(int row, int[] before) {
        int at = row >>> 6;
        return at == words.length ? before[at] : before[at] + Long.bitCount(words[at] & ~(-1L << row));
    }

    /** The first row selected from that one on and before another; {@code before} if there is none. */
    public int next(int from, int before) {
        int at = from >>> 6;
        if (from >= before) {
            return before;
        }
        long word = words[at] & -1L << from;
        while (word == 0) {
            if (++at << 6 >= before) {
                return before;
            }
            word = words[at];
        }
        return Math.min(before, (at << 6) + Long.numberOfTrailingZeros(word));
    }

    /** The last row selected before that one and not before another; {@code from - 1} if there is none. */
    public int previous(int from, int before) {
        if (from >= before) {
            return from - 1;
        }
        int at = before - 1 >>> 6;
        long word = words[at] & -1L >>> 63 - (before - 1 & 63);
        while (word == 0) {
            if (at << 6 <= from) {
                return from - 1;
            }
            word = words[--at];
        }
        return Math.max(from - 1, (at << 6) + 63 - Long.numberOfLeadingZeros(word));
    }

    /** The last row selected up to that one, if it lies in the same word of 64; else a negative number. */
    public int previousNear(int row) {
        int zeros = Long.numberOfLeadingZeros(words[row >>> 6] << ~row);
        return row - zeros - far(zeros);
    }

    /** The first row selected from that one on, if it lies in the same word of 64; else a number beyond all rows. */
    public int nextNear(int row) {
        int zeros = Long.numberOfTrailingZeros(words[row >>> 6] >>> row);
        return row + zeros + far(zeros);
    }

    /** More than any block has rows if there are 64 zeros, else 0. */
    private static int far(int zeros) {
        return (zeros & Long.SIZE) << 24;
    }

    /**
     * The rows that a selected one comes behind, in the same of several stretches that follow one another.
     *
     * @param beginnings the first row of each stretch
     */
    public Rows preceding(Rows beginnings) {
        long[] preceding = new long[words.length];
        long behind = 0;
        for (int i = words.length - 1; i >= 0; i--) {
            // Whether there is a beginning, or a selected row and none, among the 1, 2, 4… 64 rows from each on.
            long begun = beginnings.words[i];
            long reached = words[i] & ~begun;
            for (int power = 0; power < 6; power++) {
                reached |= reached >>> (1 << power) & ~begun;
                begun |= begun >>> (1 << power);
            }
            reached |= -behind & ~begun;
            preceding[i] = reached >>> 1 | behind << 63;
            behind = reached & 1;
        }
        return new Rows(size, preceding);
    }

    /** Whether the row is selected. */
    public boolean contains(int row) {
        return (words[row >>> 6] >>> row & 1L) != 0;
    }

    /** The rows from a multiple of 64 on, up to the next: the lowest bit for the first. */
    public long word(int first) {
        return words[first >>> 6];
    }

    /** Selects the row. */
    public void add(int row) {
        words[row >>> 6] |= 1L << row;
    }

    /**
     * Selects the rows of a stretch whose number is greater than another. No number is negative.
     *
     * @param first the first row of the stretch, a multiple of 64
     * @param end the row behind its last
     */
    Rows addGreater(int[] numbers, int than, int first, int end) {
        for (int base = first; base < end; base += Long.SIZE) {
            int bits = Math.min(Long.SIZE, end - base);
            long word = 0;
            for (int bit = 0; bit < bits; bit++) {
                word |= (long) (than - numbers[base + bit] >>> 31) << bit;
            }
            words[base >>> 6] |= word;
        }
        return this;
    }

    /** Keeps only rows that the other selection has, too. */
    public Rows retain(Rows other) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= other.words[i];
        }
        return this;
    }

    /** Keeps only rows that the other selection does not have. */
    public Rows removeAll(Rows other) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= ~other.words[i];
        }
        return this;
    }

    /** Adds the rows of the other selection. */
    public Rows addAll(Rows other) {
        for (int i = 0; i < words.length; i++) {
            words[i] |= other.words[i];
        }
        return this;
    }

    /** Turns the selection around. */
    public Rows complement() {
        for (int i = 0; i < words.length; i++) {
            words[i] = ~words[i];
        }
        trim();
        return this;
    }

    /** A selection of the same rows that can change on its own. */
    public Rows copy() {
        return new Rows(size, words.clone());
    }

    /** Calls the action with each selected row, in ascending order. */
    public void forEach(IntConsumer action) {
        for (int i = 0; i < words.length; i++) {
            for (long word = words[i]; word != 0; word &= word - 1) {
                action.accept((i << 6) + Long.numberOfTrailingZeros(word));
            }
        }
    }

    /**
     * Writes the selected rows into {@code out} in ascending order.
     *
     * @param out room for at least {@link #size()} rows
     * @return how many there are
     */
    public int copyTo(int[] out) {
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            long word = words[i];
            int base = i << 6;
            if (word == -1L) {
                for (int bit = 0; bit < 64; bit++) {
                    out[count++] = base + bit;
                }
            } else {
                for (; word != 0; word &= word - 1) {
                    out[count++] = base + Long.numberOfTrailingZeros(word);
                }
            }
        }
        return count;
    }

    /** The selected rows in ascending order. */
    public int[] toArray() {
        int[] rows = new int[size];
        return Arrays.copyOf(rows, copyTo(rows));
    }

    private void trim() {
        int rest = size & 63;
        if (rest != 0) {
            words[words.length - 1] &= -1L >>> 64 - rest;
        }
    }
}
