package dev.foretrait.storage.ingest;

import dev.foretrait.engine.event.Message;
import dev.foretrait.storage.block.FileRuns;
import dev.foretrait.storage.block.MergedBlocks;
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

    /**
     * Where a row came from.
     *
     * @param file the absolute path of its file, or the name of the stream; empty if that is not known
     * @param line the line of the file, counted from 1; 0 if that is not known
     */
    public record Origin(String file, long line) {}

    /** The copies of some rows, in the order in which they were met. */
    public List<Copy> of(Collection<Row> rows) {
        return jdbi.withHandle(handle -> {
            MergedBlocks merged = MergedBlocks.in(handle);
            Map<Long, Row> wanted = new HashMap<>();
            rows.forEach(row -> wanted.put(place(merged, row.block(), row.row()), row));
            FileNames names = new FileNames(List.of());
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

    /**
     * Where replaced rows came from.
     *
     * @param fileOf the number of the file that each row is of, or {@link FileRuns#UNKNOWN}
     */
    public Map<Row, Origin> originsOf(Map<Row, Integer> fileOf) {
        if (fileOf.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> {
            MergedBlocks merged = MergedBlocks.in(handle);
            FileNames names = new FileNames(List.of());
            Map<Row, Origin> origins = new HashMap<>();
            fileOf.forEach((row, file) -> origins.put(
                    row,
                    new Origin(
                            file == FileRuns.UNKNOWN ? "" : names.name(handle, file),
                            lineOf(handle, merged.block(row.block()), merged.row(row.block(), row.row())))));
            return origins;
        });
    }

    private static long lineOf(Handle handle, int block, int row) {
        return handle.createQuery("SELECT line FROM superseded WHERE block = ? AND row_number = ?")
                .bind(0, block)
                .bind(1, row)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** Whether two messages say different things, order of keys and times aside. */
    public static boolean differ(Message one, Message other) {
        BodyFingerprints fingerprints = new BodyFingerprints();
        return fingerprints.of(one.body()) != fingerprints.of(other.body());
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
