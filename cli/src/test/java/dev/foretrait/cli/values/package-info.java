/** What the package of the same name promises. */
@NullMarked
package dev.foretrait.cli.values;

import org.jspecify.annotations.NullMarked;
