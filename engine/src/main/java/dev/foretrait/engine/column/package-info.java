/**
 * The shape in which messages are kept and evaluated. A {@link dev.foretrait.engine.column.Block} holds some ten thousand
 * messages of one stream; each leaf of their JSON is a dictionary-encoded {@link dev.foretrait.engine.column.Column}. A
 * {@link dev.foretrait.engine.column.Snapshot} says which profile each message belongs to.
 */
@NullMarked
package dev.foretrait.engine.column;

import org.jspecify.annotations.NullMarked;
