package dev.foretrait.engine.semantics;

/** Which of the writes to a trait is the newest (I-12). */
public enum TraitOrder implements Option {
    /** By timestamp, then receivedAt, then messageId: a message that comes late changes nothing. */
    HAPPENED,
    /** By receivedAt, else timestamp; then messageId: what was written last is what is there. */
    RECEIVED
}
