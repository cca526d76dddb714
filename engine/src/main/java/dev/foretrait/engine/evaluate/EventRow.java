package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;

/**
 * An event by where it is kept.
 *
 * @param block a block of the snapshot
 * @param row its row there
 */
public record EventRow(Block block, int row) {}
