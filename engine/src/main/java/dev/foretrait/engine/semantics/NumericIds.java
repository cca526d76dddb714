package dev.foretrait.engine.semantics;

/** Whether a whole number is an id (M-01). */
public enum NumericIds implements Option {
    /** It becomes text. */
    BECOME_TEXT,
    /** The message is refused. */
    REFUSED
}
