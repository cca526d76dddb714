package dev.foretrait.engine.semantics;

/** How numbers are spelled in the text that an array or an object is (U-43). */
public enum JsonNumbers implements Option {
    /** As plain decimals: {@code 5.0} is {@code 5}. */
    PLAIN,
    /** As they were sent. */
    AS_SENT
}
