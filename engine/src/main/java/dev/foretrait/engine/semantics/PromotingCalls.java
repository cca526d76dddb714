package dev.foretrait.engine.semantics;

/** Which calls external ids of users are taken from (I-02). */
public enum PromotingCalls implements Option {
    /** All but alias. */
    ALL_BUT_ALIAS,
    /** Identify, track and group; of pages and screens only {@code context.externalIds} is read. */
    WITHOUT_PAGES_AND_SCREENS
}
