package dev.foretrait.engine.semantics;

/** Whether text like {@code 2026-03-01T10:00:00} has a place in time under {@code < <= > >=} (U-46). */
public enum ZonelessOrder implements Option {
    /** It has none. */
    NONE,
    /** That time in UTC. */
    UTC
}
