package dev.foretrait.engine.semantics;

/** Whether a funnel may have more than a parent and a child (U-17). */
public enum DeepFunnels implements Option {
    /** It may, with a warning. */
    ACCEPTED,
    /** It may not. */
    REFUSED
}
