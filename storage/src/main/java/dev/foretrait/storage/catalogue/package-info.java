/** Catalogues of events as YAML: those of a space, the built-in one, and derived ones as text. */
@NullMarked
package dev.foretrait.storage.catalogue;

import org.jspecify.annotations.NullMarked;
