package dev.foretrait.engine.semantics;

/** What becomes of a message whose time cannot be read (M-07). */
public enum UnreadableTimestamps implements Option {
    /** It happened when it was received. */
    RECEIVED,
    /** It is refused. */
    REFUSED
}
