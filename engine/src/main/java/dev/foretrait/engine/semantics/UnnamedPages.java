package dev.foretrait.engine.semantics;

/** What {@code page_name} and {@code screen_name} are if the call has no name (U-44). */
public enum UnnamedPages implements Option {
    /** The property so called, if there is one. */
    OWN_PROPERTY,
    /** Missing. */
    MISSING
}
