/** What the package of the same name promises. */
@NullMarked
package dev.foretrait.cli.preview;

import org.jspecify.annotations.NullMarked;
