package dev.foretrait.engine.semantics;

/** What becomes of rows whose primary key an earlier row of the table has (U-86). */
public enum RepeatedKeys implements Option {
    /** The table is refused. */
    REFUSED,
    /** Each of them is a row of its own. */
    EACH_COUNTS
}
