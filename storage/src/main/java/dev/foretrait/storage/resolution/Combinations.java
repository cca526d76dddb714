package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.identity.Promotion;
import dev.foretrait.engine.identity.Resolver;
import dev.foretrait.storage.Ahead;
import dev.foretrait.storage.resolution.IdLists.Ids;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;

/**
 * The combinations of external ids that messages bring, each once, numbered from 0, which has none. A profile's messages bring
 * the same few over and over: what is decided of a combination need not be decided for each message.
 *
 * <p>A combination is another one and the list of ids of one more place.
 */
final class Combinations {

    private static final int NOTHING = 0;

    /** How many blocks are worked on at a time: some megabytes of columns. */
    private static final int BLOCKS_AHEAD = 8;

    private List<PromotedPlace> places;
    private final IdLists lists = new IdLists();
    private int size = 1;

    /** For each list of one id of a user the combination that has no other. */
    private int[] alone = new int[1024];

    private int[] shorter = new int[1024];
    private int[] last = new int[1024];

    /** All others, by what they consist of. */
    private int[] table = new int[2048];

    private int inTable;

    /** Those of no message yet; ids are interned by those resolvers. */
    Combinations(Promotion promotion, Resolver users, Resolver accounts) {
        this(promotion, users, accounts, PromotedPlace.MOST_BYTES);
    }

    /** The same, where values are forgotten sooner or later; what comes of them is the same. */
    Combinations(Promotion promotion, Resolver users, Resolver accounts, int mostBytes) {
        this.places = PromotedPlace.all(promotion, users, accounts, lists, mostBytes);
    }

    /** How many there are so far. */
    int size() {
        return size;
    }

    /** Gets the combination that each row of the block at a place brings. */
    interface Reader {
        void read(int at, int[] combinations);
    }

    /** What stands at a place in the block that is being read. */
    private record Part(PromotedPlace place, PromotedPlace.Sighted sighted) {}

    /**
     * Reads blocks one after the other. While the ids of one are joined, other threads are at work on the next few: they read columns, number
     * what stands there and make ids of it, each of these things in the order of the blocks.
     */
    void through(List<? extends Block> blocks, Reader reader) {
        Pipeline pipeline = new Pipeline();
        Queue<CompletableFuture<List<int[]>>> lists = new ArrayDeque<>();
        for (int at = 0; at < blocks.size(); at++) {
            for (int next = at + lists.size(); next < Math.min(blocks.size(), at + BLOCKS_AHEAD); next++) {
                lists.add(pipeline.start(blocks.get(next)));
            }
            reader.read(at, joined(blocks.get(at), Ahead.join(lists.remove())));
        }
    }

    /** What is done with a block, each step once the same is done with the block before. */
    private final class Pipeline {
        private final List<CompletableFuture<List<Part>>> numbered = new ArrayList<>(
                Collections.nCopies(PromotedPlace.SHARES, CompletableFuture.completedFuture(List.of())));
        private CompletableFuture<List<int[]>> lists = CompletableFuture.completedFuture(List.of());

        CompletableFuture<List<int[]>> start(Block block) {
            CompletableFuture<List<Part>> read = Ahead.start(() -> parts(block));
            CompletableFuture<List<Part>> all = read;
            for (int share = 0; share < PromotedPlace.SHARES; share++) {
                int one = share;
                CompletableFuture<List<Part>> these =
                        Ahead.both(numbered.get(one), read, (before, parts) -> number(parts, one));
                numbered.set(one, these);
                all = all.thenCombine(these, (parts, same) -> parts);
            }
            lists = Ahead.both(lists, all, (before, parts) -> lists(parts));
            return lists;
        }
    }

    /** The combination that each row of a block brings. */
    int[] of(Block block) {
        List<Part> parts = parts(block);
        for (int share = 0; share < PromotedPlace.SHARES; share++) {
            number(parts, share);
        }
        return joined(block, lists(parts));
    }

    private List<Part> parts(Block block) {
        return places.stream()
                .filter(place -> place.isIn(block))
                .map(place -> new Part(place, place.sight(block)))
                .toList();
    }

    private static List<Part> number(List<Part> parts, int share) {
        parts.forEach(part -> part.place().number(part.sighted(), share));
        return parts;
    }

    private static List<int[]> lists(List<Part> parts) {
        return parts.stream().map(part -> part.place().lists(part.sighted())).toList();
    }

    private int[] joined(Block block, List<int[]> lists) {
        int[] combinations = new int[block.rows()];
        for (int[] more : lists) {
            for (int row = 0; row < more.length; row++) {
                if (more[row] != IdLists.EMPTY) {
                    combinations[row] = with(combinations[row], more[row]);
                }
            }
        }
        return combinations;
    }

    private int with(int combination, int list) {
        return combination == NOTHING && list > IdLists.EMPTY ? alone(list) : other(combination, list);
    }

    private int alone(int list) {
        if (list >= alone.length) {
            alone = Arrays.copyOf(alone, Math.max(list + 1, alone.length + alone.length / 4));
        }
        if (alone[list] == NOTHING) {
            alone[list] = add(NOTHING, list);
        }
        return alone[list];
    }

    private int other(int combination, int list) {
        int mask = table.length - 1;
        int slot = hash(combination, list) & mask;
        while (table[slot] != NOTHING) {
            int known = table[slot];
            if (shorter[known] == combination && last[known] == list) {
                return known;
            }
            slot = slot + 1 & mask;
        }
        table[slot] = add(combination, list);
        if (++inTable > table.length / 4 * 3) {
            rehash();
        }
        return size - 1;
    }

    private int add(int combination, int list) {
        if (size == shorter.length) {
            shorter = Arrays.copyOf(shorter, size + size / 4);
            last = Arrays.copyOf(last, size + size / 4);
        }
        shorter[size] = combination;
        last[size] = list;
        return size++;
    }

    private void rehash() {
        int[] larger = new int[table.length * 2];
        int mask = larger.length - 1;
        for (int combination : table) {
            if (combination == NOTHING) {
                continue;
            }
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
    void endReading() {
        places = List.of();
        alone = new int[0];
        table = new int[0];
        shorter = Arrays.copyOf(shorter, size);
        last = Arrays.copyOf(last, size);
    }

    /** Forgets what combinations consist of, too. */
    void forgetIds() {
        shorter = new int[0];
        last = new int[0];
    }

    /** One of the ids of users in a combination, or {@link IdLists#NONE}. */
    int user(int combination) {
        return one(combination, lists::user);
    }

    /** One of the ids of accounts in a combination, or {@link IdLists#NONE}. */
    int account(int combination) {
        return one(combination, lists::account);
    }

    private int one(int combination, IntUnaryOperator ofList) {
        int id = IdLists.NONE;
        for (int rest = combination; id == IdLists.NONE && rest != NOTHING; rest = shorter[rest]) {
            id = ofList.applyAsInt(last[rest]);
        }
        return id;
    }

    /** All ids of a combination, in the order of the places. */
    Ids ids(int combination) {
        Ids ids = Ids.NONE;
        for (int rest = combination; rest != NOTHING; rest = shorter[rest]) {
            ids = lists.get(last[rest]).and(ids);
        }
        return ids;
    }
}
