/**
 * Why a profile has a value: the events behind it, those that just missed it and by what, and when it changes by itself. The
 * value is that of {@code evaluate}, and so is every verdict on an event; nothing is judged here a second time.
 */
@NullMarked
package dev.foretrait.engine.evidence;

import org.jspecify.annotations.NullMarked;
