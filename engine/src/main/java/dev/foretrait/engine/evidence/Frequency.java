package dev.foretrait.engine.evidence;

/**
 * How often a value was seen.
 *
 * @param form the value's string form
 * @param times how often
 */
public record Frequency(String form, long times) {}
