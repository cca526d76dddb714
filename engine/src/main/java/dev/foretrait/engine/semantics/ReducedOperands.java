package dev.foretrait.engine.semantics;

/** Whether a reduced chain may stand to the right of a comparison (U-12). */
public enum ReducedOperands implements Option {
    /** It may, with a warning. */
    ACCEPTED,
    /** It may not. */
    REFUSED
}
