package dev.foretrait.storage.ingest;

import dev.foretrait.storage.block.MergedBlocks;
import dev.foretrait.storage.block.StoredBlock;
import dev.foretrait.storage.ingest.CopyLog.Noted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The copies of messages that imports left out, by the rows that they are copies of. */
public final class CopyStore {

    private final Jdbi jdbi;

    /** What stands in that database. */
    public CopyStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Where a message is stored. */
    public record Row(int block, int row) {}

    /**
     * A copy that was left out.
     *
     * @param of the row that it is a copy of
     * @param file the absolute path of its file, or the name of the stream
     * @param line the line of the file, counted from 1
     * @param receivedAt in epoch milliseconds, or {@link dev.foretrait.engine.column.Block#NEVER_RECEIVED}
     * @param differs whether it says something else
     */
    public record Copy(Row of, String file, long line, long receivedAt, boolean differs) {}

    /** The copies of some rows, in the order in which they were met. */
    public List<Copy> of(Collection<Row> rows) {
        return jdbi.withHandle(handle -> {
            MergedBlocks merged = MergedBlocks.in(handle);
            Map<Long, Row> wanted = new HashMap<>();
            rows.forEach(row -> wanted.put(place(merged, row.block(), row.row()), row));
            FileNames names = new FileNames();
            List<Copy> copies = new ArrayList<>();
            handle.createQuery("SELECT file, places, lines, received_at FROM left_out_copies ORDER BY id")
                    .map((row, context) ->
                            new InFile(row.getInt(1), Noted.of(row.getBytes(2), row.getBytes(3), row.getBytes(4))))
                    .forEach(each -> each.collect(wanted, merged, names, handle, copies));
            return copies;
        });
    }

    private static long place(MergedBlocks merged, int block, int row) {
        return SeenIds.place(merged.block(block), merged.row(block, row));
    }

    /** The line that a replaced row was on, or 0 if that is not known. */
    public long lineOf(Row replaced) {
        return jdbi.withHandle(handle -> {
            MergedBlocks merged = MergedBlocks.in(handle);
            return handle.createQuery("SELECT line FROM superseded WHERE block = ? AND row_number = ?")
                    .bind(0, merged.block(replaced.block()))
                    .bind(1, merged.row(replaced.block(), replaced.row()))
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(0L);
        });
    }

    /** The name of the file of that number. */
    public String fileName(int number) {
        return jdbi.withHandle(handle -> new FileNames().name(handle, number));
    }

    /** Whether two messages say different things, order of keys and times aside. */
    public static boolean differ(StoredBlock block, int row, StoredBlock other, int otherRow) {
        return block.fingerprints()[row] != other.fingerprints()[otherRow]
                && Fingerprint.of(block.message(row).body())
                        != Fingerprint.of(other.message(otherRow).body());
    }

    private record InFile(int file, Noted noted) {
        void collect(Map<Long, Row> wanted, MergedBlocks merged, FileNames names, Handle handle, List<Copy> copies) {
            for (int at = 0; at < noted.size(); at++) {
                long place = noted.places()[at];
                Row of = wanted.get(place(merged, SeenIds.block(place), SeenIds.row(place)));
                if (of != null) {
                    copies.add(new Copy(
                            of, names.name(handle, file), noted.line(at), noted.receivedAt()[at], noted.differs(at)));
                }
            }
        }
    }
}
