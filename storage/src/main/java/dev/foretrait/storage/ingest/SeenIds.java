package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.Hash;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Where the message with an id is stored, for every id of a space. Ids are known by 77 bits of hash; of a hundred million
 * of them two are mistaken for each other with a probability of one in thirty million. Some 21 bytes an id.
 *
 * <p>64 tables that grow one by one, so that growing takes little room at a time. In each, 31 bits of hash say where an id
 * belongs; it is there, or behind the ids that were there before.
 */
final class SeenIds {

    static final long NOWHERE = -1;

    private static final int ROW_BITS = 15;
    private static final int PLACE_BITS = 40;
    private static final int TAG_BITS = 16;
    private static final long PLACE = (1L << PLACE_BITS) - 1;

    private static final int TABLE_BITS = 6;

    private final Table[] tables = new Table[1 << TABLE_BITS];

    /** What was read ahead, which would not be read if it had no use. */
    private int approached;

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

    /** Sets the places of the ids of a block, but for those of rows that were superseded. */
    void addAll(int block, Column ids, Set<Integer> superseded) {
        forEachId(ids, row -> !superseded.contains(row), (row, first, second) -> put(first, second, place(block, row)));
    }

    /** Hands over the hashes of the ids of some rows. */
    static void forEachId(Column ids, IntPredicate wanted, HashedId receiver) {
        Utf8 id = new Utf8();
        for (int row = 0; row < ids.rows(); row++) {
            if (wanted.test(row)) {
                id.put(ids.dictionary().value(ids.code(row)).string());
                receiver.take(row, Hash.of(id.bytes(), 0, id.length()), Hash.other(id.bytes(), 0, id.length()));
            }
        }
    }

    /** Takes the hashes of an id; see {@link #find}. */
    interface HashedId {
        void take(int row, long first, long second);
    }

    /**
     * Looks at where ids belong that are going to be looked for, all at once: memory that is far away is waited for once.
     *
     * @param firsts {@link Hash#of} each of them
     * @param count how many there are
     */
    void approach(long[] firsts, int count) {
        int all = 0;
        for (int at = 0; at < count; at++) {
            all ^= table(firsts[at]).keyAtHome(firsts[at]);
        }
        approached = all;
    }

    private Table table(long first) {
        return tables[(int) (first >>> Long.SIZE - TABLE_BITS)];
    }

    private static final class Table {
        private static final int SLACK = 32;

        /** How many places there are to belong to; behind them is room for what found its place taken. */
        private int capacity = 64;

        private int size;

        /** The bits of hash that say where an id belongs; 0 where there is none, as at the end. */
        private int[] keys = new int[capacity + SLACK];

        /** More of the hash. */
        private short[] tags = new short[capacity + SLACK];

        /** The rest of the hash and the place. */
        private long[] places = new long[capacity + SLACK];

        /** The id that was looked for last, and its slot; none once a table changed. Who finds no place mostly gives one. */
        private int soughtKey;

        private long soughtSecond;
        private int soughtSlot;

        long find(long first, long second) {
            int key = key(first);
            int slot = slot(key, second);
            soughtKey = key;
            soughtSecond = second;
            soughtSlot = slot;
            return slot < 0 ? NOWHERE : places[slot] & PLACE;
        }

        void put(long first, long second, long place) {
            int key = key(first);
            int slot = key == soughtKey && second == soughtSecond ? soughtSlot : slot(key, second);
            soughtKey = 0;
            if (slot < 0) {
                slot = free(key, second, ~slot);
                keys[slot] = key;
                tags[slot] = tag(second);
                size++;
            }
            places[slot] = second & ~PLACE | place;
        }

        private static int key(long first) {
            return Math.max(1, (int) first & Integer.MAX_VALUE);
        }

        private static short tag(long second) {
            return (short) (second >>> PLACE_BITS - TAG_BITS);
        }

        int keyAtHome(long first) {
            return keys[home(key(first))];
        }

        /** Where the id is, or the complement of the free slot that it would get. */
        private int slot(int key, long second) {
            int[] all = keys;
            int slot = home(key);
            for (int other = all[slot]; other != 0; other = all[++slot]) {
                if (other == key && tags[slot] == tag(second) && ((places[slot] ^ second) & ~PLACE) == 0) {
                    return slot;
                }
            }
            return ~slot;
        }

        /** The slot of a new id: this free one, or another if the table has to grow for it. */
        private int free(int key, long second, int slot) {
            if (slot == keys.length - 1 || size * 4L >= capacity * 3L) {
                grow();
                return free(key, second, ~slot(key, second));
            }
            return slot;
        }

        private int home(int key) {
            return (int) ((long) key * capacity >>> Integer.SIZE - 1);
        }

        private void grow() {
            int[] oldKeys = keys;
            short[] oldTags = tags;
            long[] oldPlaces = places;
            do {
                capacity += capacity / 3;
                keys = new int[capacity + SLACK];
                tags = new short[capacity + SLACK];
                places = new long[capacity + SLACK];
            } while (!putAll(oldKeys, oldTags, oldPlaces));
        }

        /** Puts the ids of a smaller table into this empty one; false if the room behind its places does not do. */
        private boolean putAll(int[] oldKeys, short[] oldTags, long[] oldPlaces) {
            int[] all = keys;
            for (int at = 0; at < oldKeys.length; at++) {
                int key = oldKeys[at];
                if (key != 0) {
                    int slot = home(key);
                    while (all[slot] != 0) {
                        slot++;
                    }
                    if (slot == all.length - 1) {
                        return false;
                    }
                    all[slot] = key;
                    tags[slot] = oldTags[at];
                    places[slot] = oldPlaces[at];
                }
            }
            return true;
        }
    }
}
