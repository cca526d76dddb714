package dev.foretrait.engine.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A stretch of the profiles of a population, numbered from 0, with their messages of some streams. */
final class Slice implements Population {

    private final Population whole;
    private final int first;
    private final int profiles;
    private final List<Excerpt> excerpts;

    /**
     * @param blocks of the whole, in their order
     * @param first the first of its profiles
     * @param profiles how many it has
     */
    Slice(Population whole, List<Block> blocks, int first, int profiles) {
        this.whole = whole;
        this.first = first;
        this.profiles = profiles;
        this.excerpts = blocks.parallelStream()
                .map(block -> new Excerpt(block, rows(block)))
                .filter(excerpt -> excerpt.rows() > 0)
                .toList();
    }

    private int[] rows(Block block) {
        int[] profileOf = whole.profilesOf(block);
        int[] rows = new int[profileOf.length];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[count] = row;
            count += isHere(profileOf[row]) ? 1 : 0;
        }
        return Arrays.copyOf(rows, count);
    }

    private boolean isHere(int profile) {
        return profile >= first && profile - first < profiles;
    }

    @Override
    public List<Block> blocks() {
        return new ArrayList<>(excerpts);
    }

    @Override
    public int profiles() {
        return profiles;
    }

    @Override
    public int[] profilesOf(Block block) {
        Excerpt excerpt = (Excerpt) block;
        int[] profileOf = excerpt.at(whole.profilesOf(excerpt.block()));
        Arrays.setAll(profileOf, row -> profileOf[row] - first);
        return profileOf;
    }
}
