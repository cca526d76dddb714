/** What formatting would change in a file. */
@NullMarked
package dev.foretrait.cli.fmt;

import org.jspecify.annotations.NullMarked;
