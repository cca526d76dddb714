package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.Vocabularies;

/**
 * Events of one block that a chain keeps, and whom each counts for. The arrays are shared and not to be changed.
 *
 * @param block the block
 * @param number the number of the block in its snapshot
 * @param firstPlace the place of its first row, see {@link Places}
 * @param count how many events are kept
 * @param rows their rows, in the first {@code count} elements
 * @param subjects for each of them the number of its profile, or inside a funnel of its enclosing event
 * @param values what the chain's item leads to in every message of the block
 * @param codes the codes of {@code values} for every row
 * @param vocabularies what is known of the codes
 */
public record Kept(
        Block block,
        int number,
        int firstPlace,
        int count,
        int[] rows,
        int[] subjects,
        Coded values,
        int[] codes,
        Vocabularies vocabularies) {}
