package dev.foretrait.engine.entity;

import java.util.Map;

/**
 * Everything that linked audiences see beside messages.
 *
 * @param graph how entities are related
 * @param tables the rows of the tables that are asked for, by slug
 * @param ids the external ids that join rows to profiles
 */
public record Entities(DataGraph graph, Map<String, EntityTable> tables, ExternalIds ids) {

    public Entities {
        tables = Map.copyOf(tables);
    }

    /** The rows that a relationship leads to. */
    public EntityTable table(Relationship relationship) {
        return table(relationship.entity());
    }

    /** The rows of the table of that slug. */
    EntityTable table(String slug) {
        EntityTable table = tables.get(slug);
        if (table == null) {
            throw new IllegalStateException("the rows of " + slug + " were not read");
        }
        return table;
    }
}
