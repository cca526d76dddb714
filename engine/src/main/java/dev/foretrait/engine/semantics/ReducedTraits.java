package dev.foretrait.engine.semantics;

/** Whether a computed trait of accounts may reduce a trait of its users (U-24). */
public enum ReducedTraits implements Option {
    /** It may, with a warning. */
    ACCEPTED,
    /** It may not. */
    REFUSED
}
