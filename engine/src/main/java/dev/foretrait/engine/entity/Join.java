package dev.foretrait.engine.entity;

/** How the rows of an entity belong to a profile, or to a row. Values join that are equal; null joins nothing (U-86). */
public sealed interface Join {

    /** The column of the related rows. */
    String column();

    /** Rows whose column holds one of the profile's external ids of that type. */
    record ByExternalId(String type, String column) implements Join {}

    /** Rows whose column holds the profile's trait. */
    record ByTrait(String trait, String column) implements Join {}

    /** Rows whose column holds what {@code from} holds in the row they belong to. */
    record ByColumn(String from, String column) implements Join {}

    /**
     * Rows that a junction table names beside the row they belong to.
     *
     * @param from the column of the row they belong to
     * @param junction the junction table, whose columns no query can name
     * @param left its column that holds what {@code from} holds
     * @param right its column that holds what {@code column} holds
     */
    record ByJunction(String from, Entity junction, String left, String right, String column) implements Join {}
}
