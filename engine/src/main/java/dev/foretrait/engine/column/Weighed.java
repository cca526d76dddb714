package dev.foretrait.engine.column;

/** Something that knows how much memory it takes. */
public interface Weighed {

    /** The bytes that it takes in memory, roughly. */
    long weight();
}
