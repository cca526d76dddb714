package dev.foretrait.engine.entity;

import java.util.List;

/**
 * A step in the Data Graph, from a profile or from a row to related rows.
 *
 * @param slug its name in queries; no two relationships of a graph share it (U-80)
 * @param entity the slug of the entity it leads to
 * @param join which rows are related
 * @param further the steps that begin at those rows
 */
public record Relationship(String slug, String entity, Join join, List<Relationship> further) {

    public Relationship {
        further = List.copyOf(further);
    }
}
