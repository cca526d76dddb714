package dev.foretrait.engine.identity;

/** Why a value is no external id (I-04). */
public enum Refusal {
    /** Missing or null. */
    ABSENT,
    /** Nothing but white space. */
    EMPTY,
    /** A boolean, an object, an array, or a number beyond all bounds. */
    NOT_TEXT,
    /** More than {@link Promotion#MAX_LENGTH} characters. */
    TOO_LONG,
    /** Among the blocked values of its type: the violation {@code ID value blocked}. */
    BLOCKED
}
