package dev.foretrait.engine.semantics;

/** What {@code omits} says of several elements (U-36). */
public enum OmittingElements implements Option {
    /** That none of them contains it: the opposite of {@code contains}. */
    NONE_CONTAINS,
    /** That some element does without it. */
    SOME_OMITS
}
