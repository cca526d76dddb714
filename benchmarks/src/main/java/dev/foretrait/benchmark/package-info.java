/**
 * Foretrait side by side with other databases, on the same export, in one process. Run by hand; see
 * docs/decisions/benchmarks.md.
 */
@NullMarked
package dev.foretrait.benchmark;

import org.jspecify.annotations.NullMarked;
