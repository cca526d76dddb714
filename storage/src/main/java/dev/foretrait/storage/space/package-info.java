/**
 * A space: its database, what was imported into it, and what an evaluation reads of it. {@link dev.foretrait.storage.space.Space} is
 * the way in.
 */
@NullMarked
package dev.foretrait.storage.space;

import org.jspecify.annotations.NullMarked;
