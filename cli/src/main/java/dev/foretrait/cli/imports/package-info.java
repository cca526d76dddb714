/** What an import tells while it runs and when it is over. */
@NullMarked
package dev.foretrait.cli.imports;

import org.jspecify.annotations.NullMarked;
