/** Why a profile has a value, as a screen and as data. What is said comes from {@code engine.evidence}. */
@NullMarked
package dev.foretrait.cli.explain;

import org.jspecify.annotations.NullMarked;
