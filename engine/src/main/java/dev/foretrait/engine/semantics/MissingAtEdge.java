package dev.foretrait.engine.semantics;

/** What {@code first} and {@code last} are if the first or last event lacks the property (U-26). */
public enum MissingAtEdge implements Option {
    /** The value of the nearest event that has one. */
    SKIPPED,
    /** Absent: that event decides. */
    ABSENT
}
