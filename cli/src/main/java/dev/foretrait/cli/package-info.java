/** The {@code foretrait} command: one class a subcommand, which reads its options, calls the engine and prints. */
@NullMarked
package dev.foretrait.cli;

import org.jspecify.annotations.NullMarked;
