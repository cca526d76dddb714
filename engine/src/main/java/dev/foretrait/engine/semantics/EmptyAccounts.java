package dev.foretrait.engine.semantics;

/** What {@code ALL} says of an account without users (U-39). */
public enum EmptyAccounts implements Option {
    /** That it holds of all of them, as there is none. */
    ALL_HOLDS,
    /** That it does not hold, as {@code ANY} does not. */
    NOTHING_HOLDS
}
