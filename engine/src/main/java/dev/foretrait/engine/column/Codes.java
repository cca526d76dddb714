package dev.foretrait.engine.column;

import java.util.Arrays;

/** A code per row, in the narrowest array that holds them. */
sealed interface Codes {

    int rows();

    int at(int row);

    void copyTo(int[] out);

    /** The codes of some of the rows; 0 for a negative number. */
    default void copyAt(int[] some, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = some[i] < 0 ? 0 : at(some[i]);
        }
    }

    Rows marked(byte[] marks);

    long weight();

    /** The same codes in their narrowest form. */
    static Codes of(int[] codes, int rows, int greatest) {
        boolean constant = true;
        for (int row = 1; row < rows && constant; row++) {
            constant = codes[row] == codes[0];
        }
        if (constant) {
            return new Constant(rows == 0 ? 0 : codes[0], rows);
        }
        if (greatest == rows && isCount(codes, rows)) {
            return new Count(rows);
        }
        if (greatest < 1 << 8) {
            byte[] narrow = new byte[rows];
            for (int row = 0; row < rows; row++) {
                narrow[row] = (byte) codes[row];
            }
            return new Bytes(narrow);
        }
        if (greatest < 1 << 16) {
            char[] narrow = new char[rows];
            for (int row = 0; row < rows; row++) {
                narrow[row] = (char) codes[row];
            }
            return new Chars(narrow);
        }
        return new Ints(Arrays.copyOf(codes, rows));
    }

    private static boolean isCount(int[] codes, int rows) {
        for (int row = 0; row < rows; row++) {
            if (codes[row] != row + 1) {
                return false;
            }
        }
        return true;
    }

    /** One code for all rows. */
    record Constant(int code, int rows) implements Codes {
        @Override
        public int at(int row) {
            return code;
        }

        @Override
        public void copyTo(int[] out) {
            Arrays.fill(out, 0, rows, code);
        }

        @Override
        public Rows marked(byte[] marks) {
            return marks[code] != 0 ? Rows.all(rows) : Rows.none(rows);
        }

        @Override
        public long weight() {
            return 8;
        }
    }

    /** A code of its own for every row, counted from 1. */
    record Count(int rows) implements Codes {
        @Override
        public int at(int row) {
            return row + 1;
        }

        @Override
        public void copyTo(int[] out) {
            for (int row = 0; row < rows; row++) {
                out[row] = row + 1;
            }
        }

        @Override
        public Rows marked(byte[] marks) {
            long[] words = new long[Rows.words(rows)];
            for (int row = 0; row < rows; row++) {
                words[row >>> 6] |= (long) marks[row + 1] << row;
            }
            return new Rows(rows, words);
        }

        @Override
        public long weight() {
            return 8;
        }
    }

    /** Codes up to 255. */
    record Bytes(byte[] codes) implements Codes {
        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public int at(int row) {
            return codes[row] & 0xFF;
        }

        @Override
        public void copyTo(int[] out) {
            for (int row = 0; row < codes.length; row++) {
                out[row] = codes[row] & 0xFF;
            }
        }

        @Override
        public void copyAt(int[] some, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                int there = ~some[i] >> 31;
                out[i] = codes[some[i] & there] & 0xFF & there;
            }
        }

        @Override
        public Rows marked(byte[] marks) {
            byte[] table = Arrays.copyOf(marks, 256);
            long[] words = new long[Rows.words(codes.length)];
            int full = codes.length >>> 6;
            for (int i = 0; i < full; i++) {
                long word = 0;
                int base = i << 6;
                for (int bit = 0; bit < 64; bit++) {
                    word |= (long) table[codes[base + bit] & 0xFF] << bit;
                }
                words[i] = word;
            }
            for (int row = full << 6; row < codes.length; row++) {
                words[full] |= (long) table[codes[row] & 0xFF] << row;
            }
            return new Rows(codes.length, words);
        }

        @Override
        public long weight() {
            return codes.length;
        }
    }

    /** Codes up to 65,535. */
    record Chars(char[] codes) implements Codes {
        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public int at(int row) {
            return codes[row];
        }

        @Override
        public void copyTo(int[] out) {
            for (int row = 0; row < codes.length; row++) {
                out[row] = codes[row];
            }
        }

        @Override
        public void copyAt(int[] some, int count, int[] out) {
            for (int i = 0; i < count; i++) {
                int there = ~some[i] >> 31;
                out[i] = codes[some[i] & there] & there;
            }
        }

        @Override
        public Rows marked(byte[] marks) {
            long[] words = new long[Rows.words(codes.length)];
            for (int row = 0; row < codes.length; row++) {
                words[row >>> 6] |= (long) marks[codes[row]] << row;
            }
            return new Rows(codes.length, words);
        }

        @Override
        public long weight() {
            return 2L * codes.length;
        }
    }

    /** Any codes. */
    record Ints(int[] codes) implements Codes {
        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public int at(int row) {
            return codes[row];
        }

        @Override
        public void copyTo(int[] out) {
            System.arraycopy(codes, 0, out, 0, codes.length);
        }

        @Override
        public Rows marked(byte[] marks) {
            return Rows.marked(codes, marks);
        }

        @Override
        public long weight() {
            return 4L * codes.length;
        }
    }
}
