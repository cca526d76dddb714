/** What the data holds: which events there are, with which properties and values. Knows {@code event} and {@code column}. */
@NullMarked
package dev.foretrait.engine.observe;

import org.jspecify.annotations.NullMarked;
