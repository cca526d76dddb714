/**
 * Messages as they were sent: values, property paths, instants, and the total order of messages; and the list of ints that
 * the packages behind it share. Knows no other package of the engine.
 */
@NullMarked
package dev.foretrait.engine.event;

import org.jspecify.annotations.NullMarked;
