package dev.foretrait.storage.settings;

import dev.foretrait.engine.entity.DataGraph;
import java.util.Map;

/**
 * The Data Graph of a space, with where its rows are.
 *
 * @param graph the entities and how they are related
 * @param files the file of each table, by its slug, relative to the folder of entities
 */
public record DataGraphSettings(DataGraph graph, Map<String, String> files) {

    public DataGraphSettings {
        files = Map.copyOf(files);
    }
}
