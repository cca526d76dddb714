package dev.foretrait.engine.query;

/** What a definition defines. */
public enum Kind {
    /** A value: the query ends in a reducer. */
    TRAIT,
    /** True or false: the query ends in a comparison. */
    AUDIENCE
}
