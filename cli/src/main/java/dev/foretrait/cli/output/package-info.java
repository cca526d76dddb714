/** What programs read: JSON and CSV, exact and fast. */
@NullMarked
package dev.foretrait.cli.output;

import org.jspecify.annotations.NullMarked;
