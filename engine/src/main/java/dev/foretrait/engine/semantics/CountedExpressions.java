package dev.foretrait.engine.semantics;

/** Whether comparisons inside {@code where} are primary expressions (U-02). */
public enum CountedExpressions implements Option {
    /** Those outside decide; together with those inside they are warned of. */
    INSIDE_WHERE_WARNS,
    /** They are, like any other. */
    INSIDE_WHERE_COUNTS,
    /** They are not, and nothing is said of them. */
    OUTSIDE_WHERE_ONLY
}
