package dev.foretrait.storage.block;

import dev.foretrait.engine.column.TimesCodec;
import java.util.Arrays;

/** Which file each row of a block is of, by the number of the file. Rows of one file mostly follow each other. */
public final class FileRuns {

    /** The number of no file: the row was stored before files were noted. */
    public static final int UNKNOWN = -1;

    /** The first row of each run and the number of its file, one after the other. */
    private long[] runs;

    private int used;

    /** Of a block that has no rows yet. */
    public FileRuns() {
        this(new long[2]);
        used = 0;
    }

    private FileRuns(long[] runs) {
        this.runs = runs;
        this.used = runs.length;
    }

    /** The runs that {@link #encode} wrote; none of nothing. */
    static FileRuns decode(byte[] bytes) {
        return bytes.length == 0 ? new FileRuns() : new FileRuns(TimesCodec.decode(bytes));
    }

    byte[] encode() {
        return used == 0 ? new byte[0] : TimesCodec.encode(Arrays.copyOf(runs, used));
    }

    /** The rows from there on are of that file. */
    public void add(int firstRow, int file) {
        if (used > 0 && runs[used - 1] == file) {
            return;
        }
        if (used == runs.length) {
            runs = Arrays.copyOf(runs, used * 2);
        }
        runs[used++] = firstRow;
        runs[used++] = file;
    }

    /** The rows from there on are of the files that they are of in another block. */
    void addAll(int firstRow, FileRuns other) {
        if (other.used == 0) {
            add(firstRow, UNKNOWN);
        }
        for (int run = 0; run < other.used; run += 2) {
            add(firstRow + (int) other.runs[run], (int) other.runs[run + 1]);
        }
    }

    /** The number of the file that a row is of, or {@link #UNKNOWN}. */
    public int fileOf(int row) {
        int file = UNKNOWN;
        for (int run = 0; run < used && runs[run] <= row; run += 2) {
            file = (int) runs[run + 1];
        }
        return file;
    }
}
