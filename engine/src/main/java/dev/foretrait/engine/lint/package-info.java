/** What a set of definitions looks like to someone who knows Segment well, before any event is looked at. */
@NullMarked
package dev.foretrait.engine.lint;

import org.jspecify.annotations.NullMarked;
