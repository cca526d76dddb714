package dev.foretrait.engine.semantics;

/** Where {@code context('timestamp')} leads (U-09). */
public enum ContextTimestamp implements Option {
    /** To the field of the context, else to the event's timestamp. */
    FIELD_ELSE_EVENT,
    /** To the event's timestamp. */
    EVENT,
    /** To the field of the context. */
    FIELD
}
