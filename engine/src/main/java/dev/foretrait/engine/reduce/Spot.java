package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Excerpt;
import dev.foretrait.engine.column.Ties;

/**
 * Where a value was seen.
 *
 * @param block the block of the event
 * @param row its row there
 * @param element which of the values of the event it was
 */
record Spot(Block block, int row, int element) {

    /** A place in a block, or in the block that it is an excerpt of. */
    static Spot of(Block block, int row, int element) {
        return block instanceof Excerpt excerpt
                ? new Spot(excerpt.block(), excerpt.row(row), element)
                : new Spot(block, row, element);
    }

    long time() {
        return block.timestamps()[row];
    }

    /** Whether it comes before the other in the total order, and within one event in the order of values. */
    boolean isBefore(Spot other) {
        long time = time();
        long otherTime = other.time();
        if (time != otherTime) {
            return time < otherTime;
        }
        return block == other.block && row == other.row
                ? element < other.element
                : Ties.isBefore(block, row, other.block, other.row);
    }
}
