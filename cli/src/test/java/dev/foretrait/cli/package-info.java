/** The command run in-process, as users run it. */
@NullMarked
package dev.foretrait.cli;

import org.jspecify.annotations.NullMarked;
