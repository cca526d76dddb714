/** External ids to profiles: promotion, priorities, limits and merges, as a function of messages in their total order. */
@NullMarked
package dev.foretrait.engine.identity;

import org.jspecify.annotations.NullMarked;
