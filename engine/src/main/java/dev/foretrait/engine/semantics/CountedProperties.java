package dev.foretrait.engine.semantics;

/** What counts towards the number of properties and traits that a message may have (U-72). */
public enum CountedProperties implements Option {
    /** The keys at the top. */
    AT_THE_TOP,
    /** Every value, however deep; an array is one. */
    AT_ANY_DEPTH
}
