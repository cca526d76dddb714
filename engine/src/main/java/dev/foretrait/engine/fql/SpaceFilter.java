package dev.foretrait.engine.fql;

/**
 * What keeps messages out of a space.
 *
 * @param name what people call it
 * @param statement true of the messages that are dropped
 * @param enabled whether it drops anything
 */
public record SpaceFilter(String name, Statement statement, boolean enabled) {}
