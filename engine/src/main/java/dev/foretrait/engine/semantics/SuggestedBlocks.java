package dev.foretrait.engine.semantics;

/** Which of the values that Segment suggests to block are blocked in types whose blocked values are not set (I-05). */
public enum SuggestedBlocks implements Option {
    /** All of them: zeroes and dashes, {@code -1}, {@code null} and {@code anonymous}. */
    ALL,
    /** Those that a new space shows on a published picture: zeroes and dashes, and {@code anonymous}. */
    ZEROES_AND_ANONYMOUS,
    /** None. */
    NONE
}
