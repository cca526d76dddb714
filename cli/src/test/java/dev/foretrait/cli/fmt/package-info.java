/** What the package of the same name promises. */
@NullMarked
package dev.foretrait.cli.fmt;

import org.jspecify.annotations.NullMarked;
