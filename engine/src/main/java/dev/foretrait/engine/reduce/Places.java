package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Ties;
import dev.foretrait.engine.semantics.EqualTimes;
import java.util.List;

/**
 * A number for every message of a snapshot, and the order of those that have one timestamp.
 */
public final class Places {

    /** Blocks are looked up by the place without its last so many bits. */
    private static final int NEAR = 12;

    private final List<Block> blocks;
    private final int[] firsts;
    private final int[] nearBlocks;

    /**
     * @throws ArithmeticException if there are more than 2,147,483,647 messages
     */
    public Places(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
        this.firsts = new int[blocks.size()];
        int rows = 0;
        for (int block = 0; block < firsts.length; block++) {
            firsts[block] = rows;
            rows = Math.addExact(rows, blocks.get(block).rows());
        }
        this.nearBlocks = new int[(rows >>> NEAR) + 1];
        int near = 0;
        for (int at = 0; at < nearBlocks.length; at++) {
            while (near + 1 < firsts.length && firsts[near + 1] <= at << NEAR) {
                near++;
            }
            nearBlocks[at] = near;
        }
    }

    List<Block> all() {
        return blocks;
    }

    /** The number of blocks. */
    public int blocks() {
        return firsts.length;
    }

    /** The place of a block's first message; the others follow. */
    public int first(int block) {
        return firsts[block];
    }

    /** The number of the block that a place is in. */
    public int blockOf(int place) {
        int block = nearBlocks[place >>> NEAR];
        while (block + 1 < firsts.length && firsts[block + 1] <= place) {
            block++;
        }
        return block;
    }

    /** The row of a place in its block. */
    public int rowOf(int place) {
        return place - firsts[blockOf(place)];
    }

    /** Whether the message of one place comes before that of another, given that their timestamps are equal. */
    public boolean tieIsBefore(int place, int other, EqualTimes ties) {
        Block left = blocks.get(blockOf(place));
        Block right = blocks.get(blockOf(other));
        return Ties.isBefore(left, rowOf(place), right, rowOf(other), ties);
    }
}
