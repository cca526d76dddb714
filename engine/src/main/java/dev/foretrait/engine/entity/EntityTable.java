package dev.foretrait.engine.entity;

import dev.foretrait.engine.semantics.RepeatedKeys;
import dev.foretrait.engine.semantics.Semantics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of an entity, column by column. */
public final class EntityTable {

    private final Entity entity;
    private final int rows;
    private final Map<String, EntityColumn> columns;
    private final Map<String, RowIndex> indexes = new HashMap<>();

    private EntityTable(Entity entity, int rows, Map<String, EntityColumn> columns) {
        this.entity = entity;
        this.rows = rows;
        this.columns = columns;
    }

    /** What the rows are of. */
    public Entity entity() {
        return entity;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** How many rows hold each value of a column, as it is spelled; null is no value. */
    public Map<String, Long> held(String column) {
        EntityColumn cells = column(column);
        Map<String, Long> rowsOf = new HashMap<>();
        for (int code : cells.codes()) {
            if (code != 0) {
                rowsOf.merge(cells.spellings().spelling(code), 1L, Long::sum);
            }
        }
        return rowsOf;
    }

    EntityColumn column(String name) {
        EntityColumn column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(entity.slug() + " has no column " + name);
        }
        return column;
    }

    /** Which rows hold which value of a column; made when it is first asked for. */
    RowIndex index(String column) {
        return indexes.computeIfAbsent(column, name -> RowIndex.of(column(name)));
    }

    /** Takes rows in, one after the other and cell by cell; a cell that is not set is null. */
    public static final class Builder {

        private static final int FEWEST = 256;

        private final Entity entity;
        private final List<String> names;
        private final ColumnType[] types;
        private final Spellings[] spellings;
        private final int[][] codes;
        private final int[] row;
        private final int key;
        private final Semantics semantics;
        private int keys;
        private int rows;

        /**
         * @param semantics what is a value (U-82), and what becomes of a row whose key an earlier one has (U-86)
         */
        public Builder(Entity entity, Semantics semantics) {
            this.entity = entity;
            this.semantics = semantics;
            this.names = List.copyOf(entity.columns().keySet());
            this.types = entity.columns().values().toArray(ColumnType[]::new);
            this.spellings = new Spellings[types.length];
            this.codes = new int[types.length][FEWEST];
            this.row = new int[types.length];
            this.key = names.indexOf(entity.primaryKey());
            Arrays.setAll(spellings, column -> new Spellings());
        }

        /**
         * Sets a cell of the row that is being filled.
         *
         * @param column the number of the column, in the order of {@link Entity#columns}
         * @param text the value as it is written
         * @return whether the text is a value of the column's type; if not, the cell stays null
         */
        public boolean set(int column, String text) {
            int known = spellings[column].find(text);
            if (known == 0) {
                known = types[column]
                        .read(text, semantics)
                        .map(spellings[column]::add)
                        .orElse(0);
            }
            row[column] = known;
            return known != 0;
        }

        /**
         * Ends the row.
         *
         * @return what is wrong with its primary key, if anything is; such a row is left out
         */
        public KeyProblem endRow() {
            boolean isKnown = row[key] <= keys;
            KeyProblem problem = row[key] == 0
                    ? KeyProblem.MISSING
                    : isKnown && semantics.of(RepeatedKeys.class) == RepeatedKeys.REFUSED
                            ? KeyProblem.REPEATED
                            : KeyProblem.NONE;
            if (problem == KeyProblem.NONE) {
                keys = Math.max(keys, row[key]);
                if (rows == codes[0].length) {
                    for (int column = 0; column < codes.length; column++) {
                        codes[column] = Arrays.copyOf(codes[column], rows + (rows >> 1));
                    }
                }
                for (int column = 0; column < codes.length; column++) {
                    codes[column][rows] = row[column];
                }
                rows++;
            }
            Arrays.fill(row, 0);
            return problem;
        }

        /** The table of all rows so far; the builder takes no more. */
        public EntityTable build() {
            Map<String, EntityColumn> columns = new HashMap<>();
            for (int column = 0; column < types.length; column++) {
                spellings[column].trim();
                codes[column] = Arrays.copyOf(codes[column], rows);
                columns.put(names.get(column), new EntityColumn(types[column], codes[column], spellings[column]));
            }
            return new EntityTable(entity, rows, columns);
        }
    }

    /** What can be wrong with the primary key of a row. */
    public enum KeyProblem {
        NONE,
        MISSING,
        REPEATED
    }
}
