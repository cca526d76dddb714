package dev.foretrait.engine.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A block whose columns are all at hand. */
record MemoryBlock(
        MessageStream stream,
        long[] timestamps,
        long[] receivedAt,
        List<FieldPath> fields,
        Map<FieldPath, Column> columns,
        Column messageIds,
        Column sources,
        Column shapes)
        implements Block {

    @Override
    public int rows() {
        return timestamps.length;
    }

    @Override
    public long firstTimestamp() {
        return Arrays.stream(timestamps).min().orElse(0);
    }

    @Override
    public long lastTimestamp() {
        return Arrays.stream(timestamps).max().orElse(0);
    }

    @Override
    public Column column(FieldPath field) {
        Column column = columns.get(field);
        return column == null ? Column.missing(rows()) : column;
    }
}
