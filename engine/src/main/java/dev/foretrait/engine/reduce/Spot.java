package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Excerpt;
import dev.foretrait.engine.column.Ties;
import dev.foretrait.engine.semantics.EqualTimes;

/**
 * Where a value was seen. The block is looked into only where two events happened in the same millisecond.
 *
 * @param time when the event happened, in epoch milliseconds
 * @param block the block of the event
 * @param row its row there
 * @param element which of the values of the event it was
 */
record Spot(long time, Block block, int row, int element) {

    /** A place in a block, or in the block that it is an excerpt of. */
    static Spot of(Block block, int row, int element) {
        long time = block.timestamps()[row];
        return block instanceof Excerpt excerpt
                ? new Spot(time, excerpt.block(), excerpt.row(row), element)
                : new Spot(time, block, row, element);
    }

    /** Whether it comes before the other in the total order, and within one event in the order of values. */
    boolean isBefore(Spot other, EqualTimes ties) {
        if (time != other.time) {
            return time < other.time;
        }
        return block == other.block && row == other.row
                ? element < other.element
                : Ties.isBefore(block, row, other.block, other.row, ties);
    }
}
