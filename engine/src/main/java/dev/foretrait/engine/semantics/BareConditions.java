package dev.foretrait.engine.semantics;

/** What a condition on events of an account audience means that says neither ANY nor ALL (U-27). */
public enum BareConditions implements Option {
    /** Nothing: it is refused. */
    REFUSED,
    /** ANY: it holds of some user. */
    ANY,
    /** ALL: it holds of each user. */
    ALL
}
