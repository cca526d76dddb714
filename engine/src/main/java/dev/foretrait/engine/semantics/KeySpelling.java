package dev.foretrait.engine.semantics;

/** Which key a name leads to (U-58). */
public enum KeySpelling implements Option {
    /** Lower case; every run of anything but {@code a-z} and {@code 0-9} is one underscore. */
    RUNS_JOINED,
    /** Lower case; every character but {@code a-z} and {@code 0-9} is an underscore of its own, at the ends, too. */
    EACH_CHARACTER,
    /** As {@link #RUNS_JOINED}, and a capital after a small letter or a digit begins a word. */
    CAMEL_CASE_SPLIT
}
