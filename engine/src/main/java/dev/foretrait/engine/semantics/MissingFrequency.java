package dev.foretrait.engine.semantics;

/** How often {@code mode} must have seen a value if it does not say so (U-22). */
public enum MissingFrequency implements Option {
    /** It has to say so. */
    REFUSED,
    /** Once: any value will do. */
    ONE,
    /** Twice, the usual number of Segment's builder. */
    TWO
}
