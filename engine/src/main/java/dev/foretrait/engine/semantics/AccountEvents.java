package dev.foretrait.engine.semantics;

/** Which accounts of its user an event counts for in account traits (U-57). */
public enum AccountEvents implements Option {
    /** All of them. */
    ALL_ACCOUNTS,
    /** The one that its {@code context.groupId} names; all of them if it names none of them. */
    NAMED_ACCOUNT
}
