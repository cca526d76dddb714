package dev.foretrait.engine.semantics;

/** How two spellings of an e-mail address compare (I-04). */
public enum EmailCase implements Option {
    /** {@code Ana@Example.com} and {@code ana@example.com} are one external id. */
    LOWER,
    /** They are two. */
    EXACT
}
