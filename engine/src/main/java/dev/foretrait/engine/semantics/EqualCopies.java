package dev.foretrait.engine.semantics;

/** Which of the copies of one message counts that were received at one time and differ (U-48). */
public enum EqualCopies implements Option {
    /** That whose JSON is first by code point. */
    FIRST,
    /** That whose JSON is last by code point. */
    LAST;

    /** Whether a copy counts whose JSON compares like that with the JSON of another. */
    public boolean prefers(int comparison) {
        return this == FIRST ? comparison < 0 : comparison > 0;
    }
}
