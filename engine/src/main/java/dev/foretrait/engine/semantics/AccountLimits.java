package dev.foretrait.engine.semantics;

/** Which limits the identifiers of accounts have (I-13). */
public enum AccountLimits implements Option {
    /** One group_id ever, and no merges. */
    ONE_GROUP_ID,
    /** Those of the settings: accounts that share an id become one. */
    AS_SET
}
