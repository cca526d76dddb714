package dev.foretrait.engine.semantics;

/** What space filters make of values that an operator or function is not for (U-73). */
public enum FilterValues implements Option {
    /** They match nothing, or come to nothing. */
    AS_SENT,
    /** What {@code number()}, {@code string()} and {@code bool()} make of them. */
    CONVERTED
}
