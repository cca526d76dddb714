package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.TimesCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Notes the copies that an import leaves out: what each is a copy of, where it is, when it was received, and whether it says
 * the same. Copies of one file are gathered and written together, some eight bytes each.
 */
final class CopyLog {

    /** So many copies of one file are written together. */
    private static final int MOST_GATHERED = 1 << 14;

    /** So many rows of the table are. */
    private static final int MOST_ROWS = 1 << 10;

    private int file;
    private int count;
    private long[] places = new long[64];
    private long[] lines = new long[64];
    private long[] receivedAt = new long[64];
    private final List<Row> rows = new ArrayList<>();

    private record Row(int file, long lastLine, byte[] places, byte[] lines, byte[] receivedAt) {}

    /** What a row of the table holds. */
    record Noted(long[] places, long[] lines, long[] receivedAt) {

        static Noted of(byte[] places, byte[] lines, byte[] receivedAt) {
            return new Noted(TimesCodec.decode(places), TimesCodec.decode(lines), TimesCodec.decode(receivedAt));
        }

        int size() {
            return places.length;
        }

        /** The line that a copy is on. */
        long line(int copy) {
            return lines[copy] >>> 1;
        }

        /** Whether it says something else than the message that it is a copy of. */
        boolean differs(int copy) {
            return (lines[copy] & 1) != 0;
        }
    }

    /** The copies that follow are in the file of that number. */
    void begin(Handle handle, int number) {
        close(handle);
        file = number;
    }

    /** Forgets what was noted of the file behind that line, because it is read again from there. */
    void forget(Handle handle, long afterLine) {
        flush(handle);
        List<Noted> again = handle.createQuery(
                        "SELECT places, lines, received_at FROM left_out_copies WHERE file = ? AND last_line > ? ORDER BY id")
                .bind(0, file)
                .bind(1, afterLine)
                .map((row, context) -> Noted.of(row.getBytes(1), row.getBytes(2), row.getBytes(3)))
                .list();
        if (!again.isEmpty()) {
            handle.execute("DELETE FROM left_out_copies WHERE file = ? AND last_line > ?", file, afterLine);
        }
        for (Noted noted : again) {
            for (int copy = 0; copy < noted.size(); copy++) {
                if (noted.line(copy) <= afterLine) {
                    add(handle, noted.places()[copy], noted.line(copy), noted.receivedAt()[copy], noted.differs(copy));
                }
            }
        }
    }

    /**
     * Notes a copy.
     *
     * @param place where the message is that it is a copy of; see {@link SeenIds#place}
     */
    void add(Handle handle, long place, long line, long received, boolean differs) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
            lines = Arrays.copyOf(lines, count * 2);
            receivedAt = Arrays.copyOf(receivedAt, count * 2);
        }
        places[count] = place;
        lines[count] = line << 1 | (differs ? 1 : 0);
        receivedAt[count] = received;
        count++;
        if (count == MOST_GATHERED) {
            close(handle);
        }
    }

    /** Makes a row of what was gathered. */
    private void close(Handle handle) {
        if (count > 0) {
            long lastLine = Arrays.stream(lines, 0, count).max().orElseThrow() >>> 1;
            rows.add(new Row(file, lastLine, encoded(places), encoded(lines), encoded(receivedAt)));
            count = 0;
        }
        if (rows.size() >= MOST_ROWS) {
            write(handle);
        }
    }

    /** Writes all that was noted. */
    void flush(Handle handle) {
        close(handle);
        if (!rows.isEmpty()) {
            write(handle);
        }
    }

    private void write(Handle handle) {
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO left_out_copies (file, last_line, places, lines, received_at) VALUES (?, ?, ?, ?, ?)");
        rows.forEach(row -> batch.add(row.file(), row.lastLine(), row.places(), row.lines(), row.receivedAt()));
        batch.execute();
        rows.clear();
    }

    private byte[] encoded(long[] numbers) {
        return TimesCodec.encode(Arrays.copyOf(numbers, count));
    }
}
