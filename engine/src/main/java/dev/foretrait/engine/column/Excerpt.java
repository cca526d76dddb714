package dev.foretrait.engine.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a block, as a block of their own. A column is cut out when it is asked for, and its dictionary with it, so
 * that what is asked once per value is asked for the values of these rows only. A row may stand here more than once. Safe for use by
 * several threads.
 */
public final class Excerpt implements Block {

    private final Block block;
    private final int[] rows;
    private final Map<FieldPath, Column> columns = new ConcurrentHashMap<>();
    private volatile long @Nullable [] timestamps;
    private volatile long @Nullable [] receivedAt;
    private volatile @Nullable Column messageIds;
    private volatile @Nullable Column sources;
    private volatile @Nullable Column shapes;

    /**
     * @param rows the rows, in the order that they have here
     */
    public Excerpt(Block block, int[] rows) {
        this.block = block;
        this.rows = rows.clone();
    }

    /** The block whose rows they are. */
    public Block block() {
        return block;
    }

    /** The row of the block that a row here is. */
    public int row(int row) {
        return rows[row];
    }

    /** The numbers that its rows have, given those of all rows of the block. */
    public int[] at(int[] numbers) {
        return Arrays.stream(rows).map(row -> numbers[row]).toArray();
    }

    private long[] at(long[] times) {
        return Arrays.stream(rows).mapToLong(row -> times[row]).toArray();
    }

    @Override
    public MessageStream stream() {
        return block.stream();
    }

    @Override
    public int rows() {
        return rows.length;
    }

    @Override
    public Block inPassing() {
        return new Excerpt(block.inPassing(), rows);
    }

    @Override
    public long[] timestamps() {
        long[] known = timestamps;
        if (known == null) {
            known = at(block.timestamps());
            timestamps = known;
        }
        return known;
    }

    @Override
    public long[] receivedAt() {
        long[] known = receivedAt;
        if (known == null) {
            known = at(block.receivedAt());
            receivedAt = known;
        }
        return known;
    }

    @Override
    public long receivedAt(int row) {
        long[] known = receivedAt;
        return known == null ? block.receivedAt(rows[row]) : known[row];
    }

    @Override
    public String messageId(int row) {
        return messageIds == null ? block.messageId(rows[row]) : Block.super.messageId(row);
    }

    @Override
    public long firstTimestamp() {
        return Arrays.stream(timestamps()).min().orElse(0);
    }

    @Override
    public long lastTimestamp() {
        return Arrays.stream(timestamps()).max().orElse(0);
    }

    @Override
    public List<FieldPath> fields() {
        return block.fields();
    }

    @Override
    public Column column(FieldPath field) {
        return columns.computeIfAbsent(field, any -> block.column(any).excerpt(rows));
    }

    @Override
    public Column messageIds() {
        Column known = messageIds;
        if (known == null) {
            known = block.messageIds().excerpt(rows);
            messageIds = known;
        }
        return known;
    }

    @Override
    public Column sources() {
        Column known = sources;
        if (known == null) {
            known = block.sources().excerpt(rows);
            sources = known;
        }
        return known;
    }

    @Override
    public Column shapes() {
        Column known = shapes;
        if (known == null) {
            known = block.shapes().excerpt(rows);
            shapes = known;
        }
        return known;
    }
}
