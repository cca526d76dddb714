package dev.foretrait.engine.observe;

import dev.foretrait.engine.event.Value;

/**
 * A value, and how many messages carry it.
 *
 * @param value the value as sent
 * @param messages how many carry it
 */
public record ObservedValue(Value value, long messages) {}
