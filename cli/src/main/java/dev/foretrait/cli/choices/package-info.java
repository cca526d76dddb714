/** The questions that Segment leaves open, and how a space answers them, as a screen and for programs. */
@NullMarked
package dev.foretrait.cli.choices;

import org.jspecify.annotations.NullMarked;
