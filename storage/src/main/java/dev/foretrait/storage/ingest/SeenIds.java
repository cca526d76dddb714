package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.Hash;
import java.util.Set;

/**
 * Where the message with an id is stored, for every id of a space. Ids are known by 88 bits of hash; of a hundred million
 * of them two are mistaken for each other with a probability of one in sixty billion. Some 27 bytes an id.
 *
 * <p>Open addressing in 64 tables that grow one by one, so that growing takes little room at a time. A slot is two longs,
 * which lie in one line of the processor's cache: 64 bits of hash, then 24 more and the place.
 */
final class SeenIds {

    static final long NOWHERE = -1;

    private static final int ROW_BITS = 15;
    private static final int PLACE_BITS = 40;
    private static final long PLACE = (1L << PLACE_BITS) - 1;

    private static final int TABLE_BITS = 6;

    private final Table[] tables = new Table[1 << TABLE_BITS];

    SeenIds() {
        for (int at = 0; at < tables.length; at++) {
            tables[at] = new Table();
        }
    }

    static long place(int block, int row) {
        return (long) block << ROW_BITS | row;
    }

    static int block(long place) {
        return (int) (place >>> ROW_BITS);
    }

    static int row(long place) {
        return (int) (place & (1 << ROW_BITS) - 1);
    }

    /**
     * The place of an id, or {@link #NOWHERE}.
     *
     * @param first {@link Hash#of} the id
     * @param second {@link Hash#other} of the id
     */
    long find(long first, long second) {
        return table(first).find(first, second);
    }

    /** Sets the place of an id. */
    void put(long first, long second, long place) {
        table(first).put(first, second, place);
    }

    /** Adds the ids of a block, but for those of rows that were superseded. */
    void addAll(int block, Column ids, Set<Integer> superseded) {
        Utf8 id = new Utf8();
        for (int row = 0; row < ids.rows(); row++) {
            if (!superseded.contains(row)) {
                id.put(ids.dictionary().value(ids.code(row)).string());
                put(Hash.of(id.bytes(), 0, id.length()), Hash.other(id.bytes(), 0, id.length()), place(block, row));
            }
        }
    }

    private Table table(long first) {
        return tables[(int) (first >>> Long.SIZE - TABLE_BITS)];
    }

    private static final class Table {
        private long[] slots = new long[2 * 64];
        private int capacity = 64;
        private int size;

        long find(long first, long second) {
            long found = slots[slot(first, second) + 1];
            return found == 0 ? NOWHERE : (found & PLACE) - 1;
        }

        void put(long first, long second, long place) {
            int slot = slot(first, second);
            boolean fresh = slots[slot + 1] == 0;
            slots[slot] = first;
            slots[slot + 1] = second & ~PLACE | place + 1;
            if (fresh && ++size * 4L > capacity * 3L) {
                grow();
            }
        }

        /** Where the id is, or the free slot where it belongs. */
        private int slot(long first, long second) {
            int slot = 2 * home(first);
            while (slots[slot + 1] != 0 && (slots[slot] != first || ((slots[slot + 1] ^ second) & ~PLACE) != 0)) {
                slot += 2;
                if (slot == slots.length) {
                    slot = 0;
                }
            }
            return slot;
        }

        private int home(long first) {
            return (int) ((first & 0xFFFF_FFFFL) * capacity >>> Integer.SIZE);
        }

        private void grow() {
            long[] old = slots;
            capacity += capacity / 2;
            slots = new long[2 * capacity];
            for (int at = 0; at < old.length; at += 2) {
                if (old[at + 1] != 0) {
                    int slot = slot(old[at], old[at + 1]);
                    slots[slot] = old[at];
                    slots[slot + 1] = old[at + 1];
                }
            }
        }
    }
}
