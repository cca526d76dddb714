package dev.foretrait.engine.semantics;

/** How exact numbers are that reducers worked out, when they are compared (U-49). */
public enum ComparedNumbers implements Option {
    /** As they were worked out. */
    EXACT,
    /** As they are shown: what is no whole number is the nearest of 64 bits. */
    AS_SHOWN
}
