package dev.foretrait.storage.entity;

import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.entity.ColumnType;
import dev.foretrait.engine.entity.Entity;
import dev.foretrait.engine.entity.EntityTable;
import dev.foretrait.engine.semantics.Semantics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A table that is being read, and what is wrong with it so far. A table with problems is not to be used. */
final class TableReading {

    private static final int MOST_SHOWN = 10;
    private static final int LONGEST_SHOWN = 40;

    private final String file;
    private final Entity entity;
    private final List<String> names;
    private final List<ColumnType> types;
    private final Semantics semantics;
    private final EntityTable.Builder table;
    private final List<String> shown = new ArrayList<>();
    private long problems;

    /**
     * @param file what the file is called, relative to the space
     * @param semantics the choices of the space
     */
    TableReading(String file, Entity entity, Semantics semantics) {
        this.file = file;
        this.entity = entity;
        this.names = List.copyOf(entity.columns().keySet());
        this.types = List.copyOf(entity.columns().values());
        this.semantics = semantics;
        this.table = new EntityTable.Builder(entity, semantics);
    }

    String file() {
        return file;
    }

    /** The columns that the entity has, in their order. */
    List<String> names() {
        return names;
    }

    ColumnType type(int column) {
        return types.get(column);
    }

    /** Sets a cell of the row that is being filled. */
    void cell(long line, int column, String text) {
        if (!table.set(column, text)) {
            misfit(line, column, "'" + text + "'");
        }
    }

    /** Notes a value that is none of its column. */
    void misfit(long line, int column, String described) {
        refuse(
                line,
                "'" + names.get(column) + "' is " + shortened(described) + ", and a " + types.get(column) + " is "
                        + types.get(column).form(semantics));
    }

    void endRow(long line) {
        switch (table.endRow()) {
            case NONE -> {}
            case MISSING -> refuse(line, "'" + entity.primaryKey() + "' is empty, and it is the primary key");
            case REPEATED ->
                refuse(line, "'" + entity.primaryKey() + "' is the primary key, and an earlier row has this one");
        }
    }

    /** Notes a column that the file lacks. */
    void missingColumn(String name, Collection<String> present) {
        refuse(
                1,
                "there is no column '" + name + "'"
                        + NearName.of(name, present)
                                .map(meant -> "; " + NearName.question(meant))
                                .orElseGet(() -> ", but " + shortened(String.join(", ", present))));
    }

    void refuse(long line, String message) {
        note(file + ":" + line + ": " + message);
    }

    void refuse(String message) {
        note(file + ": " + message);
    }

    /** What is wrong, the first of it in words. */
    List<String> problems() {
        List<String> all = new ArrayList<>(shown);
        if (problems > shown.size()) {
            all.add(file + ": " + (problems - shown.size()) + " more problems");
        }
        return all;
    }

    EntityTable table() {
        return table.build();
    }

    private void note(String problem) {
        problems++;
        if (shown.size() < MOST_SHOWN) {
            shown.add(problem);
        }
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }
}
