/**
 * Findings: what is wrong, where, and what to do. The parser, the checker, limits, readers of definition files and lint
 * all make {@link dev.foretrait.engine.diagnostic.Diagnostic}s; one renderer shows them.
 */
@NullMarked
package dev.foretrait.engine.diagnostic;

import org.jspecify.annotations.NullMarked;
