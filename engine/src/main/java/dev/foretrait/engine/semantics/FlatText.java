package dev.foretrait.engine.semantics;

/** Which text an array or an object is, where one is compared or counted as text (U-35). */
public enum FlatText implements Option {
    /** {@code ["a",["b",1]]}. */
    COMPACT_JSON,
    /** The elements of an array with commas between them, {@code a,b,1}; an object stays JSON. */
    COMMA_SEPARATED
}
