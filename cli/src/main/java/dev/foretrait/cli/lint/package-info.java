/** What lint found, and the rules it went by, on a screen. */
@NullMarked
package dev.foretrait.cli.lint;

import org.jspecify.annotations.NullMarked;
