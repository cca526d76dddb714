package dev.foretrait.engine.semantics;

/** Which type the value of {@code mode(… as number)} has (U-21). */
public enum ModeType implements Option {
    /** A number, if the commonest text reads as one. */
    AS_CAST,
    /** Text, whatever the cast. */
    TEXT
}
