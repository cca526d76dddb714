package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages that one stream has of the profiles of a tile. */
final class TileBlock implements Block {

    private final SortedStream sorted;
    private final int tile;
    private final int first;
    private final int[] starts;
    private final long[] timestamps;
    private final long firstTimestamp;
    private final long lastTimestamp;
    private @Nullable Rows beginnings;

    /**
     * @param tile the number of the tile
     * @param first where its messages begin among those of the stream
     * @param starts the row at which the messages of each profile begin, and at last the number of rows
     */
    TileBlock(SortedStream sorted, int tile, int first, int[] starts, long[] timestamps) {
        this.sorted = sorted;
        this.tile = tile;
        this.first = first;
        this.starts = starts;
        this.timestamps = timestamps;
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (long time : timestamps) {
            least = Math.min(least, time);
            greatest = Math.max(greatest, time);
        }
        this.firstTimestamp = least;
        this.lastTimestamp = greatest;
    }

    int[] starts() {
        return starts;
    }

    /** The bytes that this takes in memory, roughly, apart from its columns. */
    long weight() {
        return (long) Integer.BYTES * starts.length
                + (long) Long.BYTES * timestamps.length
                + timestamps.length / Byte.SIZE;
    }

    /** The first row of each profile that has messages, found when it is first asked for. */
    Rows beginnings() {
        Rows known = beginnings;
        if (known == null) {
            known = Rows.beginnings(starts);
            beginnings = known;
        }
        return known;
    }

    @Override
    public MessageStream stream() {
        return sorted.stream();
    }

    @Override
    public int rows() {
        return timestamps.length;
    }

    @Override
    public long[] timestamps() {
        return timestamps;
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
    public long[] receivedAt() {
        long[] received = new long[rows()];
        for (int row = 0; row < received.length; row++) {
            received[row] = receivedAt(row);
        }
        return received;
    }

    @Override
    public long receivedAt(int row) {
        return sorted.block(first + row).receivedAt(sorted.row(first + row));
    }

    @Override
    public String messageId(int row) {
        return sorted.block(first + row).messageId(sorted.row(first + row));
    }

    @Override
    public Message message(int row) {
        return sorted.block(first + row).message(sorted.row(first + row));
    }

    @Override
    public List<FieldPath> fields() {
        return sorted.fields();
    }

    @Override
    public Column column(FieldPath field) {
        return sorted.column(field)[tile];
    }

    @Override
    public Column whole(FieldPath field) {
        return sorted.whole(field)[tile];
    }

    @Override
    public Column messageIds() {
        return sorted.messageIds()[tile];
    }

    @Override
    public Column sources() {
        return sorted.sources()[tile];
    }

    @Override
    public Column shapes() {
        return sorted.shapes()[tile];
    }
}
