/** Checked query to plan to values: windows, sessions and funnels over blocks of columns. */
@NullMarked
package dev.foretrait.engine.evaluate;

import org.jspecify.annotations.NullMarked;
