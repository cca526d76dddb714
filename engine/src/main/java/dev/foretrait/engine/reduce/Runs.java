package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.column.Vocabularies;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * All events that a chain keeps, in one block in which those of each subject lie one behind the other in their total order.
 * Nothing here is to be changed.
 *
 * @param starts the row at which the messages of each subject begin, and at last the number of rows
 * @param begins the first row of each subject that has messages
 * @param kept the rows of the events
 * @param values what the chain's item leads to in every message of the block
 * @param codes the codes of {@code values} for every row, copied when they are first asked for
 * @param vocabularies what is known of the codes
 * @param room arrays of at least so many elements, with anything in them, that are used again for the next block
 */
public record Runs(
        int[] starts,
        Supplier<Rows> begins,
        Rows kept,
        Coded values,
        Supplier<int[]> codes,
        Vocabularies vocabularies,
        IntFunction<int[]> room) {

    /** The number of subjects. */
    int subjects() {
        return starts.length - 1;
    }

    /** How many rows the longest run has, kept or not. */
    int longest() {
        int longest = 0;
        for (int subject = 0; subject + 1 < starts.length; subject++) {
            longest = Math.max(longest, starts[subject + 1] - starts[subject]);
        }
        return longest;
    }
}
