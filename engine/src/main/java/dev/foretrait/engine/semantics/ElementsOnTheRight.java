package dev.foretrait.engine.semantics;

/** Whether a path to the right of a comparison may go through an array (U-41). */
public enum ElementsOnTheRight implements Option {
    /** It may, with a warning: some pair of elements has to match. */
    ACCEPTED,
    /** It may not. */
    REFUSED
}
