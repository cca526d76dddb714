package dev.foretrait.engine.semantics;

/** Whether a computed trait may be another trait alone, a copy of it (U-13). */
public enum BareTraits implements Option {
    /** It may not: a trait reduces events. */
    REFUSED,
    /** It may, with a warning. */
    ACCEPTED
}
