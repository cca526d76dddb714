package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.identity.Promotion;
import dev.foretrait.engine.identity.Resolver;
import dev.foretrait.storage.space.IdLists.Ids;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/**
 * The combinations of external ids that messages bring, each once, numbered from 0, which has none. A profile's messages bring
 * the same few over and over: what is decided of a combination need not be decided for each message.
 *
 * <p>A combination is another one and the list of ids of one more place.
 */
final class Combinations {

    private static final int NOTHING = 0;

    private List<PromotedPlace> places;
    private final IdLists lists = new IdLists();
    private int size = 1;
    private int[] shorter = new int[1024];
    private int[] last = new int[1024];
    private int[] table = new int[2048];

    /** Those of no message yet; ids are interned by those resolvers. */
    Combinations(Promotion promotion, Resolver users, Resolver accounts) {
        this.places = PromotedPlace.all(promotion, users, accounts, lists);
    }

    /** How many there are so far. */
    int size() {
        return size;
    }

    /**
     * Goes through blocks one after the other. What is needed of the next one is read by another thread meanwhile.
     *
     * @param each gets the place of each block when it is its turn, to ask for {@link #of}
     */
    void through(List<? extends Block> blocks, IntConsumer each) {
        for (int at = 0; at < blocks.size(); at++) {
            CompletableFuture<Void> next = readAhead(blocks, at + 1);
            each.accept(at);
            next.join();
        }
    }

    /** A failure to read shows when the block is used. */
    private CompletableFuture<Void> readAhead(List<? extends Block> blocks, int next) {
        return next == blocks.size()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(() -> places.forEach(place -> place.read(blocks.get(next))))
                        .exceptionally(failed -> null);
    }

    /** The combination that each row of a block brings. */
    int[] of(Block block) {
        int[] combinations = new int[block.rows()];
        for (PromotedPlace place : places) {
            if (place.isIn(block)) {
                int[] more = place.lists(block);
                for (int row = 0; row < more.length; row++) {
                    if (more[row] != IdLists.EMPTY) {
                        combinations[row] = with(combinations[row], more[row]);
                    }
                }
            }
        }
        return combinations;
    }

    private int with(int combination, int list) {
        int mask = table.length - 1;
        int slot = hash(combination, list) & mask;
        while (table[slot] != NOTHING) {
            int known = table[slot];
            if (shorter[known] == combination && last[known] == list) {
                return known;
            }
            slot = slot + 1 & mask;
        }
        table[slot] = size;
        if (size == shorter.length) {
            shorter = Arrays.copyOf(shorter, size * 2);
            last = Arrays.copyOf(last, size * 2);
        }
        shorter[size] = combination;
        last[size] = list;
        size++;
        if (size > table.length / 4 * 3) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        int[] larger = new int[table.length * 2];
        int mask = larger.length - 1;
        for (int combination = 1; combination < size; combination++) {
            int slot = hash(shorter[combination], last[combination]) & mask;
            while (larger[slot] != NOTHING) {
                slot = slot + 1 & mask;
            }
            larger[slot] = combination;
        }
        table = larger;
    }

    private static int hash(int combination, int list) {
        long mixed = ((long) combination << Integer.SIZE | list) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> Integer.SIZE);
    }

    /** Forgets what it takes to read more blocks, which is much. */
    void close() {
        places = List.of();
    }

    /** All ids of a combination, in the order of the places. */
    Ids ids(int combination) {
        Ids ids = Ids.NONE;
        for (int rest = combination; rest != 0; rest = shorter[rest]) {
            ids = lists.get(last[rest]).and(ids);
        }
        return ids;
    }
}
