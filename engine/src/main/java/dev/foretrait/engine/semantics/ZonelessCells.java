package dev.foretrait.engine.semantics;

/** What text like {@code 2026-03-01T10:00:00} is as a TIMESTAMP of a table, and beside one (U-82). */
public enum ZonelessCells implements Option {
    /** That time in UTC. */
    UTC,
    /** No timestamp: tables that hold one are refused, and so are queries. */
    REFUSED
}
