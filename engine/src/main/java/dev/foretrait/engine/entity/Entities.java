package dev.foretrait.engine.entity;

import java.util.Map;

/**
 * Everything that linked audiences see beside messages.
 *
 * @param graph how entities are related
 * @param tables the rows of the entities that are asked for, by slug
 * @param ids the external ids that join rows to profiles
 */
public record Entities(DataGraph graph, Map<String, EntityTable> tables, ExternalIds ids) {

    public Entities {
        tables = Map.copyOf(tables);
    }

    /** The rows that a relationship leads to. */
    public EntityTable table(Relationship relationship) {
        EntityTable table = tables.get(relationship.entity());
        if (table == null) {
            throw new IllegalStateException("the rows of " + relationship.entity() + " were not read");
        }
        return table;
    }
}
