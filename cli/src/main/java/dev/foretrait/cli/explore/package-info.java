/** What is in a space: its events, and one profile with all that is its own. */
@NullMarked
package dev.foretrait.cli.explore;

import org.jspecify.annotations.NullMarked;
