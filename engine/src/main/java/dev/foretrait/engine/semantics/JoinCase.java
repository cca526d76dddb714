package dev.foretrait.engine.semantics;

/** Whether case matters where an external id is joined with a column of text (U-85). */
public enum JoinCase implements Option {
    MATTERS,
    IGNORED
}
