package dev.foretrait.engine.semantics;

/** Which comparators take a DATE or a TIMESTAMP of an entity that is written as text: {@code '2026-03-01'} (U-82). */
public enum DateText implements Option {
    /** {@code before_date} and {@code after_date}. */
    DATE_COMPARATORS,
    /** All that compare values. */
    ALL_COMPARATORS
}
