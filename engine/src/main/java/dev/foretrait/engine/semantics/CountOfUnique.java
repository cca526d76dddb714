package dev.foretrait.engine.semantics;

/** Whether {@code unique(…).count()} stops where the list does (U-54). */
public enum CountOfUnique implements Option {
    /** It counts the list. */
    OF_LIST,
    /** It counts all values. */
    OF_ALL
}
