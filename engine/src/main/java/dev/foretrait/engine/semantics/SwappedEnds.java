package dev.foretrait.engine.semantics;

/** What {@code between} with its farther end first means (U-15). */
public enum SwappedEnds implements Option {
    /** Nothing: it is refused. */
    REFUSED,
    /** The window from one end to the other, as if they stood in order. */
    PUT_IN_ORDER
}
