package dev.foretrait.engine.query;

/** What a definition computes. */
public sealed interface Query {

    /** A computed trait: a value per profile. */
    record Trait(Chain chain) implements Query {}

    /**
     * A computed trait that is another trait alone (U-13).
     *
     * @param field the trait, by a path that leads to one value
     */
    record Copy(Operand.Field field) implements Query {}

    /** An audience: true or false per profile. */
    record Audience(Expression expression) implements Query {}
}
