/** The shape in which events are evaluated: dictionary-encoded columns in blocks, and the snapshot that an evaluation reads. */
@NullMarked
package dev.foretrait.engine.column;

import org.jspecify.annotations.NullMarked;
