package dev.foretrait.engine.semantics;

/** Which definitions count towards what the plan includes (U-70). */
public enum CountedDefinitions implements Option {
    /** All that are there, those that are disabled as well. */
    ALL,
    /** Those that are computed. */
    ENABLED
}
