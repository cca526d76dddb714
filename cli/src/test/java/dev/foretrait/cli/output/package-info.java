/** What the package of the same name promises. */
@NullMarked
package dev.foretrait.cli.output;

import org.jspecify.annotations.NullMarked;
