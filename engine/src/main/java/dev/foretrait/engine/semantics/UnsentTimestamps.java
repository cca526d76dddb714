package dev.foretrait.engine.semantics;

/** When a message happened that says its time but not when it was sent (M-06). */
public enum UnsentTimestamps implements Option {
    /** When it says. */
    AS_SAID,
    /** When it was received, if that is known. */
    RECEIVED
}
