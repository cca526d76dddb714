package dev.foretrait.storage.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The blocks of a space. They are written once and never change; a row that a better copy replaced is superseded. Blocks that were
 * {@link BlockMerges merged} are no more, but those who have them read them until {@link #sweep}.
 */
public final class BlockStore {

    /** How much memory the columns of blocks may take that are gone through one after the other. */
    static final long PASSING_BYTES = 2L << 20;

    /** Blocks of so many messages are read at once, or held in memory until they are stored: some megabytes. */
    public static final int FEW_ROWS = 1 << 14;

    private final Jdbi jdbi;
    private final BlockColumns columns;
    private final BlockColumns passing;
    private final PartWriter parts;
    private final List<BlockRow> gathered = new ArrayList<>();
    private boolean merged;

    /**
     * @param writing begins to write what was committed so far, without waiting for it
     * @param cacheBytes how much memory decoded columns may take
     */
    public BlockStore(Jdbi jdbi, Runnable writing, long cacheBytes) {
        this.jdbi = jdbi;
        this.columns = new BlockColumns(jdbi, cacheBytes);
        this.parts = new PartWriter(jdbi, writing);
        this.passing = new BlockColumns(jdbi, Math.min(cacheBytes, PASSING_BYTES));
    }

    /** All blocks, the oldest first. */
    public List<StoredBlock> blocks() {
        return jdbi.withHandle(this::blocks);
    }

    /**
     * What is stored after one and the same commit, whatever is imported meanwhile.
     *
     * @param blocks all blocks, the oldest first
     * @param superseded the rows that are replaced, by block
     */
    public record Stored(List<StoredBlock> blocks, Map<Integer, Set<Integer>> superseded) {}

    /** All that is stored. Of the isolation levels it is this one by which H2 shows all tables as they were at one and the same time. */
    public Stored all() {
        return jdbi.inTransaction(
                TransactionIsolationLevel.SERIALIZABLE, handle -> new Stored(blocks(handle), superseded(handle)));
    }

    /** All blocks that this handle sees, the oldest first. */
    public List<StoredBlock> blocks(Handle handle) {
        return blocks(handle, 0, columns);
    }

    /**
     * The block of that number.
     *
     * @throws IllegalStateException if there is none
     */
    public StoredBlock block(int number) {
        return jdbi.withHandle(handle -> BlockRow.at(handle, number))
                .map(row -> new StoredBlock(columns, passing, row))
                .orElseThrow(() -> new IllegalStateException("block " + number + " is not stored"));
    }

    /** The blocks from that number on, for one who goes through them next: of few messages all is read at once. */
    public List<StoredBlock> blocksFrom(int number) {
        List<StoredBlock> blocks = jdbi.withHandle(handle -> blocks(handle, number, columns));
        int rows = blocks.stream().mapToInt(StoredBlock::rows).sum();
        if (rows > 0 && rows <= FEW_ROWS) {
            columns.readAhead(number, blocks.get(blocks.size() - 1).number());
        }
        return blocks;
    }

    List<StoredBlock> blocks(Handle handle, int from, BlockColumns read) {
        return BlockRow.from(handle, from).stream()
                .map(row -> new StoredBlock(read, passing, row))
                .toList();
    }

    /** The least number that no block has yet. What an import that was killed wrote of blocks from there on is taken away. */
    public int nextNumber() {
        parts.clear();
        gathered.clear();
        if (!merged) {
            sweep();
        }
        return jdbi.withHandle(handle -> {
            int next = handle.createQuery("SELECT COALESCE(MAX(number) + 1, 0) FROM block")
                    .mapTo(int.class)
                    .one();
            handle.execute("DELETE FROM block_part WHERE id >= ?", PartKey.first(next, 0));
            handle.execute("DELETE FROM superseded WHERE block >= ?", next);
            return next;
        });
    }

    /** Takes away what is left of blocks that were merged. Nobody reads them from then on. */
    public void sweep() {
        jdbi.useHandle(handle -> {
            int next = 0;
            for (int number : handle.createQuery("SELECT number FROM block ORDER BY number")
                    .mapTo(Integer.class)
                    .list()) {
                if (number > next) {
                    handle.execute(
                            "DELETE FROM block_part WHERE id >= ? AND id < ?",
                            PartKey.first(next, 0),
                            PartKey.first(number, 0));
                }
                next = number + 1;
            }
        });
        merged = false;
    }

    /** Whether there is something to {@link #sweep} of blocks that were merged since the space was opened. */
    public boolean hasMerged() {
        return merged;
    }

    /** Takes a block away whose rows are in another one now, from that row on. What its columns hold stays. */
    void merge(Handle handle, StoredBlock block, int into, int firstRow) {
        merged = true;
        MergedBlocks.add(handle, block.number(), into, firstRow);
    }

    /**
     * Adds a block, which is there once {@link #writeGathered} was called. What the columns of many blocks hold is
     * committed by itself: in the transaction of the handle every page of it would be written twice, the second time when that
     * ends. Without the block, which is of that transaction, it does not count.
     *
     * @return the block as it can be read once that is committed
     */
    public StoredBlock add(EncodedBlock encoded) {
        gathered.add(encoded.row());
        parts.add(encoded.row().number(), encoded.slots());
        return new StoredBlock(columns, passing, encoded.row());
    }

    /** Writes the blocks that were added, in the transaction of the handle. To be called before that is committed. */
    public void writeGathered(Handle handle) {
        if (!gathered.isEmpty()) {
            BlockRow.insert(handle, gathered);
            gathered.clear();
        }
        parts.writeGathered(handle);
    }

    /**
     * Marks a row as replaced by another copy of the same message.
     *
     * @param line the line of its file that it was on; 0 if that is not known
     */
    public void supersede(Handle handle, int block, int row, long line) {
        handle.execute("MERGE INTO superseded (block, row_number, line) VALUES (?, ?, ?)", block, row, line);
    }

    /** How many rows are replaced. */
    public int supersededRows() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM superseded")
                .mapTo(Integer.class)
                .one());
    }

    /** The replaced rows that this handle sees, by block. */
    public Map<Integer, Set<Integer>> superseded(Handle handle) {
        return supersededFrom(handle, 0);
    }

    /** The replaced rows of the blocks from that number on. */
    public Map<Integer, Set<Integer>> supersededFrom(int number) {
        return jdbi.withHandle(handle -> supersededFrom(handle, number));
    }

    private static Map<Integer, Set<Integer>> supersededFrom(Handle handle, int number) {
        Map<Integer, Set<Integer>> rows = new HashMap<>();
        handle.createQuery("SELECT block, row_number FROM superseded WHERE block >= ?")
                .bind(0, number)
                .map((row, context) -> new int[] {row.getInt(1), row.getInt(2)})
                .forEach(each ->
                        rows.computeIfAbsent(each[0], block -> new TreeSet<>()).add(each[1]));
        return rows;
    }
}
