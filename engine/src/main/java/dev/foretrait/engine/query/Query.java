package dev.foretrait.engine.query;

/** What a definition computes. */
public sealed interface Query {

    /** A computed trait: a value per profile. */
    record Trait(Chain chain) implements Query {}

    /** An audience: true or false per profile. */
    record Audience(Expression expression) implements Query {}
}
