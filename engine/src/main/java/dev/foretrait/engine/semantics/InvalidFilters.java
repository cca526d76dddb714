package dev.foretrait.engine.semantics;

/** What a space filter does that is no statement of FQL (U-40). */
public enum InvalidFilters implements Option {
    /** The space is not simulated. */
    REFUSED,
    /** It drops no message. */
    DROP_NOTHING,
    /** It drops every message, as invalid filters of destinations do. */
    DROP_EVERYTHING
}
