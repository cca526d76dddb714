package dev.foretrait.engine.definition;

/** In which of its two spellings a definition was written. */
public enum Origin {
    /** Type, event, property, conditions, as in the trait builder. */
    BUILDER,
    /** A query in Segment's language. */
    QUERY
}
