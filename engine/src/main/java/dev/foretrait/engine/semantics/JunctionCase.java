package dev.foretrait.engine.semantics;

/** Whether {@code and} is a junction (U-03). */
public enum JunctionCase implements Option {
    /** No: only {@code AND} is. */
    CAPITALS,
    /** Yes, in whichever case. */
    ANY_CASE
}
