package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Column;

/**
 * Where the message with an id is stored, for every id of a space. Ids are known by 128 bits of hash; of a billion of them
 * two are mistaken for each other with a probability of one in 10^21. Some 43 bytes an id.
 *
 * <p>Open addressing in 64 tables that grow one by one, so that growing takes little room at a time.
 */
final class SeenIds {

    static final long NOWHERE = -1;

    private static final int TABLES = 64;

    private final Table[] tables = new Table[TABLES];
    private long first;
    private long second;

    SeenIds() {
        for (int at = 0; at < TABLES; at++) {
            tables[at] = new Table();
        }
    }

    static long place(int block, int row) {
        return (long) block << 20 | row;
    }

    static int block(long place) {
        return (int) (place >>> 20);
    }

    static int row(long place) {
        return (int) (place & 0xFFFFF);
    }

    /** The place of that id, or {@link #NOWHERE}. */
    long find(char[] chars, int offset, int count) {
        first = ContentHash.first(chars, offset, count);
        second = ContentHash.second(chars, offset, count);
        return table().find(first, second);
    }

    /** Sets the place of the id that was looked for last. */
    void put(long place) {
        table().put(first, second, place);
    }

    /** Adds the ids of a block, but for those of rows that were superseded. */
    void addAll(int block, Column ids, java.util.Set<Integer> superseded) {
        String[] texts = new String[ids.dictionary().size() + 1];
        for (int code = 1; code < texts.length; code++) {
            texts[code] = ids.dictionary().value(code).string();
        }
        for (int row = 0; row < ids.rows(); row++) {
            if (!superseded.contains(row)) {
                char[] id = texts[ids.code(row)].toCharArray();
                find(id, 0, id.length);
                put(place(block, row));
            }
        }
    }

    private Table table() {
        return tables[(int) (first >>> 58)];
    }

    private static final class Table {
        private long[] slots = new long[3 * 64];
        private int capacity = 64;
        private int size;

        long find(long first, long second) {
            int slot = slot(first, second);
            return slots[slot] == 0 && slots[slot + 1] == 0 ? NOWHERE : slots[slot + 2];
        }

        void put(long first, long second, long place) {
            int slot = slot(first, second);
            boolean fresh = slots[slot] == 0 && slots[slot + 1] == 0;
            slots[slot] = first;
            slots[slot + 1] = second;
            slots[slot + 2] = place;
            if (fresh && ++size * 4 > capacity * 3) {
                grow();
            }
        }

        private int slot(long first, long second) {
            int at = (int) first & capacity - 1;
            while (true) {
                int slot = 3 * at;
                boolean free = slots[slot] == 0 && slots[slot + 1] == 0;
                if (free || slots[slot] == first && slots[slot + 1] == second) {
                    return slot;
                }
                at = at + 1 & capacity - 1;
            }
        }

        private void grow() {
            long[] old = slots;
            capacity *= 2;
            slots = new long[3 * capacity];
            for (int at = 0; at < old.length; at += 3) {
                if (old[at] != 0 || old[at + 1] != 0) {
                    int slot = slot(old[at], old[at + 1]);
                    System.arraycopy(old, at, slots, slot, 3);
                }
            }
        }
    }
}
