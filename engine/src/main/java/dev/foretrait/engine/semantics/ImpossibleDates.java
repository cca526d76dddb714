package dev.foretrait.engine.semantics;

/** What a date is that no calendar has (U-45). */
public enum ImpossibleDates implements Option {
    /** Nothing: it is refused. */
    REFUSED,
    /** The text that it is, which is before no date and after none. */
    AS_TEXT,
    /** The day that many days after the beginning of the month, as many programs have it; anything else is refused. */
    ROLLED_OVER
}
