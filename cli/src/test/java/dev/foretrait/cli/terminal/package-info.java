/** What the package of the same name promises. */
@NullMarked
package dev.foretrait.cli.terminal;

import org.jspecify.annotations.NullMarked;
