package dev.foretrait.storage.ingest;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What a space remembers of its imports beside the blocks: how far each file was read, and what was left out. */
final class ImportState {

    private final Jdbi jdbi;

    /** The files of which something was left out; perhaps some more. */
    private @Nullable Set<String> withRejected;

    ImportState(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * How far each of some files was read, if it was.
     *
     * @param files some names, but at least one
     */
    Map<String, FileProgress> progressOf(List<String> files) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT name, text_bytes, text_hash, lines, whole FROM import_file WHERE name IN (<files>)")
                .bindList("files", files)
                .map((row, context) -> Map.entry(
                        row.getString(1),
                        new FileProgress(row.getLong(2), row.getLong(3), row.getLong(4), row.getBoolean(5))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
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

    /** Forgets how far a file was read, because it is read from its start. */
    static void forgetProgress(Handle handle, String file) {
        handle.execute("DELETE FROM import_file WHERE name = ?", file);
    }

    /** Forgets what was left out of a file behind that line, because it is read again from there. */
    void forgetRejected(Handle handle, String file, long afterLine) {
        if (withRejected(handle).contains(file)) {
            handle.execute("DELETE FROM rejected WHERE file = ? AND (line = 0 OR line > ?)", file, afterLine);
        }
    }

    private Set<String> withRejected(Handle handle) {
        if (withRejected == null) {
            withRejected = handle.createQuery("SELECT DISTINCT file FROM rejected")
                    .mapTo(String.class)
                    .collect(Collectors.toCollection(HashSet::new));
        }
        return withRejected;
    }

    void saveRejected(Handle handle, List<RejectedLine> lines) {
        lines.forEach(line -> withRejected(handle).add(line.file()));
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
