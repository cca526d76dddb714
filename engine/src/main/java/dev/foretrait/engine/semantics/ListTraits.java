package dev.foretrait.engine.semantics;

/** Whether a computed trait may end in {@code unique(…)}, which makes a list and no scalar (U-01). */
public enum ListTraits implements Option {
    /** It may. */
    ACCEPTED,
    /** It may not: a trait is a scalar, as the reference of the query language says. */
    REFUSED
}
