package dev.foretrait.engine.semantics;

/** What becomes of a batch with more messages than allowed (M-19). */
public enum LargeBatches implements Option {
    /** All of it is set aside. */
    SET_ASIDE,
    /** The first are taken, as many as are allowed; the rest is set aside. */
    CUT
}
