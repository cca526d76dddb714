package dev.foretrait.engine.semantics;

/** Which profile a message counts for if the merge limit keeps its profiles apart (I-10). */
public enum RefusedMerge implements Option {
    /** That of its identifier of highest priority. */
    OF_FIRST_ID,
    /** The oldest. */
    OLDEST
}
