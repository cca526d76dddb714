package dev.foretrait.engine.semantics;

/** How the period of an identifier's limit lies in time (I-08). */
public enum PeriodKind implements Option {
    /** It ends at each message: a week is seven days back. */
    SLIDING,
    /** It is the week from Monday, the month or the year of the message, in UTC. */
    CALENDAR
}
