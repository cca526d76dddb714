package dev.foretrait.engine.semantics;

/** Which values a unique list keeps of too many (U-53). */
public enum KeptValues implements Option {
    /** Those seen first. */
    FIRST_SEEN,
    /** Those that are first in alphabetical order. */
    FIRST_IN_ORDER
}
