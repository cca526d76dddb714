/** The files of {@code traits/} and {@code audiences/}: YAML in builder or query form, read into definitions. */
@NullMarked
package dev.foretrait.storage.definition;

import org.jspecify.annotations.NullMarked;
