package dev.foretrait.engine.evaluate;

/** How the values of a definition are kept right. */
public enum Keeping {
    /**
     * An event is entered when it comes. A profile's messages are read again only where some have left a window or come into
     * one, or have changed hands.
     */
    ENTERED,
    /** A profile that something bears upon is evaluated from all of its messages. */
    BY_PROFILE,
    /** Whatever happens, everything is evaluated anew. */
    AS_A_WHOLE
}
