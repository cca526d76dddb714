package dev.foretrait.engine.semantics;

/** What becomes of fields at the top of a message that messages do not have: an {@code email} beside {@code event} (M-15). */
public enum UnknownFields implements Option {
    /** They are kept; space filters and people see them, and nothing else reads them. */
    KEPT,
    /** The message is kept without them. */
    DROPPED,
    /** The message is left out. */
    REFUSED
}
