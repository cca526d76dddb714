package dev.foretrait.engine.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the messages that one stream has of each profile are. Those of the first blocks are laid out by profile; what comes or
 * changes hands later is noted beside, and what has gone is told by whose it is now. For one thread.
 */
final class GrowingStream {

    private static final int NONE = -1;

    private final Population population;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Block, Integer> firstOf = new IdentityHashMap<>();
    private final int[] starts;
    private final int[] places;
    private int[] firsts = {0};

    private int[] latestOf = {};
    private int[] placeOf = new int[16];
    private int[] earlier = new int[16];
    private int noted;

    /**
     * @param first blocks of the stream
     * @param population whose their messages are, and those of blocks to come
     */
    GrowingStream(List<Block> first, Population population) {
        this.population = population;
        first.forEach(this::number);
        this.starts = new int[population.profiles() + 1];
        for (Block block : first) {
            for (int profile : population.profilesOf(block)) {
                if (profile != Snapshot.NOBODY) {
                    starts[profile + 1]++;
                }
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        this.places = new int[starts[starts.length - 1]];
        int[] next = starts.clone();
        int place = 0;
        for (Block block : first) {
            for (int profile : population.profilesOf(block)) {
                if (profile != Snapshot.NOBODY) {
                    places[next[profile]++] = place;
                }
                place++;
            }
        }
    }

    private void number(Block block) {
        int at = blocks.size();
        firstOf.put(block, firsts[at]);
        firsts = at + 2 > firsts.length ? Arrays.copyOf(firsts, 2 * firsts.length) : firsts;
        firsts[at + 1] = Math.addExact(firsts[at], block.rows());
        blocks.add(block);
    }

    /** Adds a block. */
    void add(Block block) {
        number(block);
        int[] owners = population.profilesOf(block);
        for (int row = 0; row < owners.length; row++) {
            if (owners[row] != Snapshot.NOBODY) {
                move(block, row, owners[row]);
            }
        }
    }

    /** Notes that a message belongs to a profile by now. */
    void move(Block block, int row, int profile) {
        Integer first = firstOf.get(block);
        if (first == null) {
            throw new IllegalArgumentException("a block of another snapshot");
        }
        if (profile >= latestOf.length) {
            int before = latestOf.length;
            latestOf = Arrays.copyOf(latestOf, Math.max(population.profiles(), profile + 1));
            Arrays.fill(latestOf, before, latestOf.length, NONE);
        }
        if (noted == placeOf.length) {
            placeOf = Arrays.copyOf(placeOf, 2 * noted);
            earlier = Arrays.copyOf(earlier, 2 * noted);
        }
        placeOf[noted] = first + row;
        earlier[noted] = latestOf[profile];
        latestOf[profile] = noted++;
    }

    /** The messages of some profiles, block by block, with their rows in ascending order. */
    List<Excerpt> of(int[] profiles) {
        int[] found = new int[16];
        int count = 0;
        for (int profile : profiles) {
            int from = profile + 1 < starts.length ? starts[profile] : 0;
            int to = profile + 1 < starts.length ? starts[profile + 1] : 0;
            int first = count;
            found = count + to - from > found.length ? Arrays.copyOf(found, 2 * (count + to - from)) : found;
            System.arraycopy(places, from, found, count, to - from);
            count += to - from;
            int note = profile < latestOf.length ? latestOf[profile] : NONE;
            for (; note != NONE; note = earlier[note]) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = placeOf[note];
            }
            count = keep(found, first, count, profile);
        }
        int[] inOrder = Arrays.copyOf(found, count);
        Arrays.sort(inOrder);
        return excerpts(Arrays.stream(inOrder).distinct().toArray());
    }

    /** Keeps the messages that are still those of the profile. */
    private int keep(int[] found, int from, int to, int profile) {
        int kept = from;
        for (int at = from; at < to; at++) {
            int block = blockOf(found[at]);
            if (population.profilesOf(blocks.get(block))[found[at] - firsts[block]] == profile) {
                found[kept++] = found[at];
            }
        }
        return kept;
    }

    private List<Excerpt> excerpts(int[] inOrder) {
        List<Excerpt> excerpts = new ArrayList<>();
        int from = 0;
        while (from < inOrder.length) {
            int block = blockOf(inOrder[from]);
            int to = from;
            while (to < inOrder.length && inOrder[to] < firsts[block + 1]) {
                inOrder[to++] -= firsts[block];
            }
            excerpts.add(new Excerpt(blocks.get(block), Arrays.copyOfRange(inOrder, from, to)));
            from = to;
        }
        return excerpts;
    }

    private int blockOf(int place) {
        return Parts.of(firsts, blocks.size(), place);
    }
}
