package dev.foretrait.engine.semantics;

/** How many backslashes are printed before a dot that belongs to a key (U-06). One, two and four are read alike. */
public enum EscapedDots implements Option {
    /** Two, which a JSON encoder turns into the four of today's documents. */
    TWO_BACKSLASHES,
    /** One. */
    ONE_BACKSLASH,
    /** Four, as the documents show it. */
    FOUR_BACKSLASHES
}
