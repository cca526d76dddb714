package dev.foretrait.engine.query;

/** Whom a definition is about. */
public enum Level {
    /** A value per user profile. */
    USERS,
    /** A value per account, over the events of all its users. */
    ACCOUNTS,
    /** An audience over profiles and the entities of a data graph. */
    LINKED;

    /** What has the values, or is a member: an account or a profile. */
    public String noun() {
        return this == ACCOUNTS ? "account" : "profile";
    }
}
