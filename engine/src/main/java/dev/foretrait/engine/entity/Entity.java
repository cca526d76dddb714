package dev.foretrait.engine.entity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A kind of thing in the Data Graph: orders, products, households; or which of them belong together, where that is a table of
 * its own.
 *
 * @param slug its name in the graph
 * @param primaryKey the column whose value every row has, and no two rows share unless that is chosen (U-86)
 * @param columns the type of each column, in the order declared; the primary key is one of them
 */
public record Entity(String slug, String primaryKey, Map<String, ColumnType> columns) {

    public Entity {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        if (!columns.containsKey(primaryKey)) {
            throw new IllegalArgumentException("the primary key " + primaryKey + " is no column of " + slug);
        }
    }
}
