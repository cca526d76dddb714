package dev.foretrait.storage.ingest;

import dev.foretrait.storage.block.BlockStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What a space remembers of its imports beside the blocks: how far each file was read, and what was left out. */
final class ImportState {

    private final Jdbi jdbi;

    ImportState(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<FileProgress> progressOf(String file) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT text_bytes, text_hash, lines, whole FROM import_file WHERE name = ?")
                .bind(0, file)
                .map((row, context) ->
                        new FileProgress(row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4)))
                .findOne());
    }

    int nextBlock(BlockStore store) {
        return jdbi.withHandle(store::nextNumber);
    }

    static void save(Handle handle, Map<String, FileProgress> files) {
        PreparedBatch batch = handle.prepareBatch(
                "MERGE INTO import_file (name, text_bytes, text_hash, lines, whole) VALUES (?, ?, ?, ?, ?)");
        files.forEach((name, progress) ->
                batch.add(name, progress.textBytes(), progress.textHash(), progress.lines(), progress.whole()));
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Forgets what was left out of a file behind that line, because it is read again from there. */
    static void forgetRejected(Handle handle, String file, long afterLine) {
        handle.execute("DELETE FROM rejected WHERE file = ? AND (line = 0 OR line > ?)", file, afterLine);
    }

    static void saveRejected(Handle handle, List<RejectedLine> lines) {
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO rejected (file, line, column_number, code, reason, text) VALUES (?, ?, ?, ?, ?, ?)");
        for (RejectedLine line : lines) {
            batch.add(line.file(), line.line(), line.column(), line.rule().id(), line.reason(), line.text());
        }
        batch.execute();
    }

    /** Everything that was left out, in the order of the files' names and lines. */
    static List<Rejected> rejected(Handle handle) {
        Map<String, ImportRule> rules = ImportRule.byId();
        return handle.createQuery("SELECT file, line, column_number, code, reason, text FROM rejected"
                        + " ORDER BY file, line, column_number, id")
                .map((row, context) -> new Rejected(
                        row.getString(1),
                        row.getLong(2),
                        row.getInt(3),
                        rules.getOrDefault(row.getString(4), ImportRule.INVALID_JSON),
                        row.getString(5),
                        new String(row.getBytes(6), StandardCharsets.UTF_8)))
                .list();
    }

    /** A line that was left out, as it is kept. */
    record RejectedLine(String file, long line, int column, ImportRule rule, String reason, byte[] text) {}
}
