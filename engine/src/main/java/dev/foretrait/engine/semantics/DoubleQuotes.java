package dev.foretrait.engine.semantics;

/** Whether text may stand between double quotes (U-05). */
public enum DoubleQuotes implements Option {
    /** It may not. */
    REFUSED,
    /** It means the same as between single ones. */
    ACCEPTED
}
