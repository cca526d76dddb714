package dev.foretrait.engine.evaluate;

/**
 * A profile and an instant that its values are asked for.
 *
 * @param profile the number of the profile
 * @param instant in epoch milliseconds
 */
public record AsOf(int profile, long instant) {}
