package dev.foretrait.engine.semantics;

/** Whether an identifier that is seen again counts from then on (I-09). */
public enum SeenAgain implements Option {
    /** It counts from when it was added. */
    KEEPS_ITS_TIME,
    /** It counts from when it was last seen. */
    RENEWS_ITS_TIME
}
