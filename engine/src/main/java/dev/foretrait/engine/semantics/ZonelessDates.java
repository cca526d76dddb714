package dev.foretrait.engine.semantics;

/** What text like {@code 2026-03-01T10:00:00} is to date comparators and date literals (U-33). */
public enum ZonelessDates implements Option {
    /** No date. */
    NO_DATE,
    /** That time in UTC. */
    UTC
}
