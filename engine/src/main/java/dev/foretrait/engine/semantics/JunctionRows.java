package dev.foretrait.engine.semantics;

/** How often a row counts that several rows of a junction table join with the same row (U-88). */
public enum JunctionRows implements Option {
    COUNT_ONCE,
    /** Once for each of them, as in a plain join of a warehouse. */
    COUNT_EACH
}
