/**
 * Messages as they were sent: values, property paths, instants, and the total order of messages. Knows no other package
 * of the engine.
 */
@NullMarked
package dev.foretrait.engine.event;

import org.jspecify.annotations.NullMarked;
