package dev.foretrait.storage.block;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.MessageStream;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A block in the database. Its columns are read when they are asked for. */
public final class StoredBlock implements Block {

    private final BlockColumns columns;
    private final BlockColumns passing;
    private final int number;
    private final MessageStream stream;
    private final int rows;
    private final long firstTimestamp;
    private final long lastTimestamp;
    private final long lastReceivedAt;
    private final List<FieldPath> fields;
    private final BitSet small;
    private final Map<FieldPath, Integer> places = new HashMap<>();

    /**
     * @param columns where its columns are kept once they are read
     * @param passing the same for {@link #inPassing}
     */
    StoredBlock(
            BlockColumns columns,
            BlockColumns passing,
            int number,
            MessageStream stream,
            int rows,
            long firstTimestamp,
            long lastTimestamp,
            long lastReceivedAt,
            List<FieldPath> fields,
            BitSet small) {
        this.columns = columns;
        this.passing = passing;
        this.number = number;
        this.stream = stream;
        this.rows = rows;
        this.firstTimestamp = firstTimestamp;
        this.lastTimestamp = lastTimestamp;
        this.lastReceivedAt = lastReceivedAt;
        this.fields = List.copyOf(fields);
        this.small = small;
        for (int place = 0; place < fields.size(); place++) {
            places.put(fields.get(place), place);
        }
    }

    /** Its number in the space; later blocks have greater ones. */
    public int number() {
        return number;
    }

    /** The instant from which on all its messages are there: the greatest receivedAt, or timestamp where there is none. */
    public long lastReceivedAt() {
        return lastReceivedAt;
    }

    @Override
    public Block inPassing() {
        return new StoredBlock(
                passing, passing, number, stream, rows, firstTimestamp, lastTimestamp, lastReceivedAt, fields, small);
    }

    @Override
    public MessageStream stream() {
        return stream;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public long[] timestamps() {
        return columns.times(number, PartKey.TIMESTAMPS);
    }

    @Override
    public long[] receivedAt() {
        return columns.times(number, PartKey.RECEIVED_AT);
    }

    @Override
    public long firstTimestamp() {
        return firstTimestamp;
    }

    @Override
    public long lastTimestamp() {
        return lastTimestamp;
    }

    @Override
    public List<FieldPath> fields() {
        return fields;
    }

    @Override
    public Column column(FieldPath field) {
        Integer place = places.get(field);
        if (place == null) {
            return Column.missing(rows);
        }
        return small.get(place)
                ? columns.smallColumn(number, small.get(0, place).cardinality(), place)
                : columns.column(number, PartKey.field(place));
    }

    @Override
    public Column messageIds() {
        return columns.column(number, PartKey.MESSAGE_IDS);
    }

    @Override
    public Column sources() {
        return columns.column(number, PartKey.SOURCES);
    }

    @Override
    public Column shapes() {
        return columns.column(number, PartKey.SHAPES);
    }

    /** For each message, 32 bits that tell different contents apart; see {@link BlockStore#insert}. */
    public int[] fingerprints() {
        return columns.fingerprints(number);
    }

    @Override
    public String toString() {
        return "block " + number + ": " + rows + " of " + stream;
    }
}
