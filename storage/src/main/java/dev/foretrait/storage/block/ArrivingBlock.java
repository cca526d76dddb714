package dev.foretrait.storage.block;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.MessageStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A block that was just built and is on its way into the database. It is read from memory until it is told to {@link #settle};
 * from then on it is read as a stored block is, and takes no more room than that.
 */
public final class ArrivingBlock implements Block {

    private final int number;
    private final Set<FieldPath> asked = ConcurrentHashMap.newKeySet();
    private volatile Block current;
    private @Nullable StoredBlock stored;

    /**
     * @param number its number in the space
     * @param built what it holds
     */
    public ArrivingBlock(int number, Block built) {
        this.number = number;
        this.current = built;
    }

    /** Its number in the space, as of a {@link StoredBlock#number}. */
    public int number() {
        return number;
    }

    /** What it holds, for one who stores it. */
    public Block built() {
        return current;
    }

    /** Says what it will be when that is committed. */
    public void store(StoredBlock there) {
        stored = there;
    }

    /** Says that it is committed. The columns that it was asked for stay in memory as if they had been read. */
    public void settle() {
        StoredBlock there = Objects.requireNonNull(stored);
        there.keep(current, asked);
        asked.clear();
        current = there;
    }

    @Override
    public Block inPassing() {
        return current.inPassing();
    }

    @Override
    public MessageStream stream() {
        return current.stream();
    }

    @Override
    public int rows() {
        return current.rows();
    }

    @Override
    public long[] timestamps() {
        return current.timestamps();
    }

    @Override
    public long[] receivedAt() {
        return current.receivedAt();
    }

    @Override
    public long firstTimestamp() {
        return current.firstTimestamp();
    }

    @Override
    public long lastTimestamp() {
        return current.lastTimestamp();
    }

    @Override
    public List<FieldPath> fields() {
        return current.fields();
    }

    @Override
    public Column column(FieldPath field) {
        if (!(current instanceof StoredBlock)) {
            asked.add(field);
        }
        return current.column(field);
    }

    @Override
    public Column messageIds() {
        return current.messageIds();
    }

    @Override
    public Column sources() {
        return current.sources();
    }

    @Override
    public Column shapes() {
        return current.shapes();
    }

    @Override
    public String toString() {
        return "block " + number + ": " + rows() + " of " + stream();
    }
}
