package dev.foretrait.engine.semantics;

/** Where addresses are taken from as the identifier {@code email} (I-01): the published lists differ. */
public enum EmailPlaces implements Option {
    /** From traits, {@code context.traits} and properties. */
    WITH_PROPERTIES,
    /** From traits and {@code context.traits} only. */
    WITHOUT_PROPERTIES
}
