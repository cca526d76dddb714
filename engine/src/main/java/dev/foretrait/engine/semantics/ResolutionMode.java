package dev.foretrait.engine.semantics;

/** What becomes of identifiers that a limit keeps away from a profile (I-07). */
public enum ResolutionMode implements Option {
    /** A dropped identifier that belongs to nobody is given to the resolved profile when that breaks no limit. */
    CURRENT,
    /** A dropped identifier is gone for this message. */
    CLASSIC,
    /** As {@link #CLASSIC}, and a profile that is over a limit already accepts no further message (until October 2025). */
    FROZEN
}
