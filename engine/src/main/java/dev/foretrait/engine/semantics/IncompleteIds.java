package dev.foretrait.engine.semantics;

/** What becomes of an entry of {@code context.externalIds} without collection or encoding (I-03). */
public enum IncompleteIds implements Option {
    /** It is ignored. */
    IGNORED,
    /** It leads to users, and is not encoded. */
    COMPLETED
}
