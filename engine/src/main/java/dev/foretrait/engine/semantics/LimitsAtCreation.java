package dev.foretrait.engine.semantics;

/** Whether the limits of identifiers hold in the message that makes a profile (I-06). */
public enum LimitsAtCreation implements Option {
    /** They do. */
    HOLD,
    /** A new profile takes all ids of its first message. */
    NOT_YET
}
