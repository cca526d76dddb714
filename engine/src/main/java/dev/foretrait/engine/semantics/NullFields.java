package dev.foretrait.engine.semantics;

/** What a message is whose properties or traits are null (M-17). */
public enum NullFields implements Option {
    /** One without them. */
    MISSING,
    /** Refused, as with any other value there that is no object. */
    REFUSED
}
