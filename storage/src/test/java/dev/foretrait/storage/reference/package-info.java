/** The examples of docs/language.md, run. */
@NullMarked
package dev.foretrait.storage.reference;

import org.jspecify.annotations.NullMarked;
