package dev.foretrait.storage.block;

import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.event.MessageType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The row of a block in the database: what is known of it before a column is read.
 *
 * @param number its number in the space
 * @param stream what its messages have in common
 * @param rows the number of messages
 * @param firstTimestamp in epoch milliseconds, as all times here
 * @param fields the leaves that at least one message has
 * @param small the places of the fields whose columns lie in one value together
 * @param files which file each row is of
 */
record BlockRow(
        int number,
        MessageStream stream,
        int rows,
        long firstTimestamp,
        long lastTimestamp,
        long lastReceivedAt,
        List<FieldPath> fields,
        BitSet small,
        FileRuns files) {

    private static final String COLUMNS =
            "number, type, event, row_count, first_timestamp, last_timestamp, last_received_at, fields, small, files";

    /** The rows from that number on, in their order. */
    static List<BlockRow> from(Handle handle, int number) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM block WHERE number >= ? ORDER BY number")
                .bind(0, number)
                .map((row, context) -> of(row))
                .list();
    }

    /** The row of that number; empty if there is none. */
    static Optional<BlockRow> at(Handle handle, int number) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM block WHERE number = ?")
                .bind(0, number)
                .map((row, context) -> of(row))
                .findOne();
    }

    private static BlockRow of(ResultSet row) throws SQLException {
        return new BlockRow(
                row.getInt("number"),
                new MessageStream(MessageType.valueOf(row.getString("type")), row.getString("event")),
                row.getInt("row_count"),
                row.getLong("first_timestamp"),
                row.getLong("last_timestamp"),
                row.getLong("last_received_at"),
                List.copyOf(FieldList.decode(row.getBytes("fields"))),
                BitSet.valueOf(row.getBytes("small")),
                FileRuns.decode(row.getBytes("files")));
    }

    /** Inserts some rows, at least one. */
    static void insert(Handle handle, List<BlockRow> rows) {
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO block (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (BlockRow row : rows) {
            batch.add(
                    row.number,
                    row.stream.type().name(),
                    row.stream.event(),
                    row.rows,
                    row.firstTimestamp,
                    row.lastTimestamp,
                    row.lastReceivedAt,
                    FieldList.encode(row.fields),
                    row.small.toByteArray(),
                    row.files.encode());
        }
        batch.execute();
    }
}
