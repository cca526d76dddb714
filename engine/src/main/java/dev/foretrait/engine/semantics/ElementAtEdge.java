package dev.foretrait.engine.semantics;

/** Which element {@code first} and {@code last} take of an event that has several (U-37). */
public enum ElementAtEdge implements Option {
    /** {@code first} the first, {@code last} the last. */
    AS_NAMED,
    /** Both the first. */
    FIRST
}
