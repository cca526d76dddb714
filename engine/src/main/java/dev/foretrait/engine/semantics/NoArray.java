package dev.foretrait.engine.semantics;

/** What {@code mode(… as array)} makes of a value that is no array (U-42). */
public enum NoArray implements Option {
    /** Its text. */
    TEXT,
    /** It is left out. */
    SKIPPED
}
