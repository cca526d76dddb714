package dev.foretrait.engine.semantics;

/** Whether a reducer may be given the timestamp of its events as {@code context('timestamp')} (U-52). */
public enum ReducedTimestamps implements Option {
    /** It may, with a warning. */
    ACCEPTED,
    /** It may not. */
    REFUSED
}
