/**
 * The shape in which messages are kept and evaluated. A {@link dev.foretrait.engine.column.Block} holds some ten thousand
 * messages of one stream; each leaf of their JSON is a dictionary-encoded {@link dev.foretrait.engine.column.Column}. A
 * {@link dev.foretrait.engine.column.Snapshot} says which profile each message belongs to.
 *
 * <p>An evaluation reads tiles: the messages of some profiles, sorted by profile and time ({@link
 * dev.foretrait.engine.column.SortedStreams}), all of them at once or pass by pass ({@link dev.foretrait.engine.column.Tiling}). What
 * does not depend on the instant is noted for the next question ({@link dev.foretrait.engine.column.Notes}). A {@link
 * dev.foretrait.engine.column.GrowingSnapshot} takes blocks in that come later.
 */
@NullMarked
package dev.foretrait.engine.column;

import org.jspecify.annotations.NullMarked;
