package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.Sought;
import dev.foretrait.engine.event.Value;
import dev.foretrait.storage.block.StoredBlock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ids of messages that are in blocks. To look for a few of them each block has a sieve: 16 bits of the hash of each id, in a table
 * that lies in the cache while it is filled, some 3.3 bytes an id. Only blocks whose sieve holds an id back are read for it; of ten
 * thousand that have not got it, one is read for nothing.
 */
final class StoredIds {

    /** Putting an id where it is found at once takes as long as asking so many sieves. */
    private static final int SIEVES_FOR_AN_ID = 32;

    /** Comparing an id with that of a row takes as long as asking so many sieves. */
    private static final int ROWS_LIKE_SIEVES = 2;

    private final List<StoredBlock> blocks;
    private final Map<Integer, Set<Integer>> superseded;
    private final long rows;
    private @Nullable List<short[]> sieves;
    private long asked;

    /**
     * @param superseded the rows of each block that gave way to another copy
     */
    StoredIds(List<StoredBlock> blocks, Map<Integer, Set<Integer>> superseded) {
        this.blocks = blocks;
        this.superseded = superseded;
        this.rows = blocks.stream().mapToLong(StoredBlock::rows).sum();
    }

    /** Whether so many ids were looked for that {@link #addTo} would have been less work. */
    boolean isAskedTooOften() {
        return asked >= rows * SIEVES_FOR_AN_ID;
    }

    /** The place of the message with that id, or {@link SeenIds#NOWHERE}. */
    long find(Value id) {
        if (sieves == null) {
            sieves = blocks.parallelStream()
                    .map(block -> sieve(block.inPassing().messageIds()))
                    .toList();
        }
        asked += blocks.size();
        Sought sought = new Sought(id);
        long hash = sought.hash();
        for (int at = blocks.size() - 1; at >= 0; at--) {
            if (holds(sieves.get(at), hash)) {
                StoredBlock block = blocks.get(at);
                Set<Integer> gone = gone(block);
                int row = sought.rowIn(block.inPassing().messageIds(), found -> !gone.contains(found));
                asked += (long) ROWS_LIKE_SIEVES * (row == Sought.NOWHERE ? block.rows() : row + 1);
                if (row != Sought.NOWHERE) {
                    return SeenIds.place(block.number(), row);
                }
            }
        }
        return SeenIds.NOWHERE;
    }

    private Set<Integer> gone(StoredBlock block) {
        return superseded.getOrDefault(block.number(), Set.of());
    }

    private static short[] sieve(Column ids) {
        int[] codes = new int[ids.rows()];
        ids.copyCodes(codes);
        short[] sieve = new short[Integer.highestOneBit(codes.length * 3 / 2 + 1) * 2];
        for (int code : codes) {
            long hash = ids.dictionary().hash(code);
            int slot = (int) hash & sieve.length - 1;
            short kept = kept(hash);
            while (sieve[slot] != 0 && sieve[slot] != kept) {
                slot = slot + 1 & sieve.length - 1;
            }
            sieve[slot] = kept;
        }
        return sieve;
    }

    private static boolean holds(short[] sieve, long hash) {
        short kept = kept(hash);
        int slot = (int) hash & sieve.length - 1;
        while (sieve[slot] != 0) {
            if (sieve[slot] == kept) {
                return true;
            }
            slot = slot + 1 & sieve.length - 1;
        }
        return false;
    }

    /** What a sieve keeps of a hash; 0 stands for nothing. */
    private static short kept(long hash) {
        short bits = (short) (hash >>> Long.SIZE - Short.SIZE);
        return bits == 0 ? 1 : bits;
    }

    /** Adds all ids but those that were put there since. */
    void addTo(SeenIds seen) {
        for (StoredBlock block : blocks) {
            Set<Integer> gone = gone(block);
            SeenIds.forEachId(block.inPassing().messageIds(), row -> !gone.contains(row), (row, first, second) -> {
                if (seen.find(first, second) == SeenIds.NOWHERE) {
                    seen.put(first, second, SeenIds.place(block.number(), row));
                }
            });
        }
    }

    /** All ids. */
    SeenIds all() {
        SeenIds all = new SeenIds();
        addTo(all);
        return all;
    }
}
