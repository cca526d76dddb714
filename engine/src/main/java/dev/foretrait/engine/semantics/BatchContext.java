package dev.foretrait.engine.semantics;

/** How the context of a batch completes that of its messages (M-14). */
public enum BatchContext implements Option {
    /** Field by field, however deep. */
    DEEP,
    /** By whole fields at the top. */
    SHALLOW,
    /** Only where a message has no context. */
    WHOLE
}
