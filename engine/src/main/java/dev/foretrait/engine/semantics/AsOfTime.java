package dev.foretrait.engine.semantics;

/** Which messages a run as of an instant sees (U-47). */
public enum AsOfTime implements Option {
    /** Those received by then. */
    RECEIVED,
    /** Those that happened by then. */
    HAPPENED
}
