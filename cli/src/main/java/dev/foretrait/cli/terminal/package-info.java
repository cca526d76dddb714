/** What people read on a terminal: colours, widths, bars, figures, tables, progress. */
@NullMarked
package dev.foretrait.cli.terminal;

import org.jspecify.annotations.NullMarked;
