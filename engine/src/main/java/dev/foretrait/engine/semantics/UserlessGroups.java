package dev.foretrait.engine.semantics;

/** Whether a group call needs the id of a user (M-18). */
public enum UserlessGroups implements Option {
    /** Without one it is refused. */
    REFUSED,
    /** Its groupId is enough. */
    ACCEPTED
}
