/** Nonsense, and what becomes of it: texts made up from a seed, read as queries and as definition files, and evaluated. */
@NullMarked
package dev.foretrait.storage.fuzz;

import org.jspecify.annotations.NullMarked;
