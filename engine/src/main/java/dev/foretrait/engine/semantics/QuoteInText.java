package dev.foretrait.engine.semantics;

/** How a quote is written inside text (U-04). */
public enum QuoteInText implements Option {
    /** With a backslash before it. */
    ESCAPED,
    /** Also twice, as in SQL. */
    ESCAPED_OR_DOUBLED
}
