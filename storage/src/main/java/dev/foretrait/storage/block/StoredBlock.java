package dev.foretrait.storage.block;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.MessageStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A block in the database. Its columns are read when they are asked for. */
public final class StoredBlock implements Block {

    private final BlockColumns columns;
    private final BlockColumns passing;
    private final BlockRow row;
    private final Map<FieldPath, Integer> places = new HashMap<>();

    /**
     * @param columns where its columns are kept once they are read
     * @param passing the same for {@link #inPassing}
     */
    StoredBlock(BlockColumns columns, BlockColumns passing, BlockRow row) {
        this.columns = columns;
        this.passing = passing;
        this.row = row;
        for (int place = 0; place < row.fields().size(); place++) {
            places.put(row.fields().get(place), place);
        }
    }

    /** Its number in the space; later blocks have greater ones. */
    public int number() {
        return row.number();
    }

    /** The instant from which on all its messages are there: the greatest receivedAt, or timestamp where there is none. */
    public long lastReceivedAt() {
        return row.lastReceivedAt();
    }

    /** Which file each row is of; nothing is known of blocks that were stored before that was kept. Not to be changed. */
    public FileRuns files() {
        return row.files();
    }

    /**
     * Keeps some columns in memory as if they had been read.
     *
     * @param built the same messages
     */
    void keep(Block built, Set<FieldPath> fields) {
        columns.keep(row.number(), PartKey.TIMESTAMPS, built.timestamps());
        columns.keep(row.number(), PartKey.RECEIVED_AT, built.receivedAt());
        columns.keep(row.number(), PartKey.MESSAGE_IDS, built.messageIds());
        for (FieldPath field : fields) {
            Integer place = places.get(field);
            if (place != null) {
                columns.keep(row.number(), PartKey.field(place), built.column(field));
            }
        }
    }

    @Override
    public StoredBlock inPassing() {
        return new StoredBlock(passing, passing, row);
    }

    @Override
    public MessageStream stream() {
        return row.stream();
    }

    @Override
    public int rows() {
        return row.rows();
    }

    @Override
    public long[] timestamps() {
        return columns.times(row.number(), PartKey.TIMESTAMPS);
    }

    @Override
    public long[] receivedAt() {
        return columns.times(row.number(), PartKey.RECEIVED_AT);
    }

    @Override
    public long firstTimestamp() {
        return row.firstTimestamp();
    }

    @Override
    public long lastTimestamp() {
        return row.lastTimestamp();
    }

    @Override
    public List<FieldPath> fields() {
        return row.fields();
    }

    @Override
    public Column column(FieldPath field) {
        Integer place = places.get(field);
        if (place == null) {
            return Column.missing(row.rows());
        }
        return row.small().get(place)
                ? columns.smallColumn(row.number(), row.small().get(0, place).cardinality(), place)
                : columns.column(row.number(), PartKey.field(place));
    }

    @Override
    public Column messageIds() {
        return columns.column(row.number(), PartKey.MESSAGE_IDS);
    }

    @Override
    public Column sources() {
        return columns.column(row.number(), PartKey.SOURCES);
    }

    @Override
    public Column shapes() {
        return columns.column(row.number(), PartKey.SHAPES);
    }

    /** For each message, 32 bits that tell different contents apart, times aside. */
    public int[] fingerprints() {
        return columns.fingerprints(row.number());
    }

    @Override
    public String toString() {
        return "block " + row.number() + ": " + row.rows() + " of " + row.stream();
    }
}
