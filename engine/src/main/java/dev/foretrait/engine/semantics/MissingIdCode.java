package dev.foretrait.engine.semantics;

/** Which of Segment's two codes of one meaning a message without ids is left out with (M-16). */
public enum MissingIdCode implements Option {
    /** {@code no_user_anon_id}, which the page of the API has. */
    NO_USER_ANON_ID,
    /** {@code id_required}, which the list of discarded events has as well. */
    ID_REQUIRED
}
