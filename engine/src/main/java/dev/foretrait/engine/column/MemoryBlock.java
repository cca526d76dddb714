package dev.foretrait.engine.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A block whose columns are all at hand. */
record MemoryBlock(
        MessageStream stream,
        long[] timestamps,
        long[] receivedAt,
        long firstTimestamp,
        long lastTimestamp,
        List<FieldPath> fields,
        Map<FieldPath, Column> columns,
        Column messageIds,
        Column sources,
        Column shapes)
        implements Block {

    MemoryBlock(
            MessageStream stream,
            long[] timestamps,
            long[] receivedAt,
            List<FieldPath> fields,
            Map<FieldPath, Column> columns,
            Column messageIds,
            Column sources,
            Column shapes) {
        this(
                stream,
                timestamps,
                receivedAt,
                Arrays.stream(timestamps).min().orElse(0),
                Arrays.stream(timestamps).max().orElse(0),
                fields,
                columns,
                messageIds,
                sources,
                shapes);
    }

    @Override
    public int rows() {
        return timestamps.length;
    }

    @Override
    public Column column(FieldPath field) {
        Column column = columns.get(field);
        return column == null ? Column.missing(rows()) : column;
    }
}
