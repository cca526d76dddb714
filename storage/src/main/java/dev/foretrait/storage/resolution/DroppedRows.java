package dev.foretrait.storage.resolution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.fql.SpaceFilter;
import dev.foretrait.engine.fql.SpaceFilters;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Which rows the filters of a space drop, found once for each block. Only the columns that the filters name are read, and
 * where these have few values, each combination of values is asked about once. Safe for use by several threads.
 */
public final class DroppedRows {

    /** Nothing is dropped. */
    public static final DroppedRows NONE = new DroppedRows(SpaceFilters.NONE);

    /** A row that no filter drops. */
    static final short KEPT = -1;

    /** Not found out yet. */
    private static final short OPEN = -2;

    private static final int MOST_COMBINATIONS = 1 << 16;

    /** Fields that a block may keep beside its columns; see {@link Block#shapes}. */
    private static final List<String> BESIDE_COLUMNS = List.of("timestamp", "receivedAt", "messageId");

    private final SpaceFilters filters;
    private final List<List<String>> paths;

    /** What was found of blocks that somebody still has. */
    private final Cache<Block, short[]> found = Caffeine.newBuilder().weakKeys().build();

    /** What these filters drop. */
    public DroppedRows(SpaceFilters filters) {
        this.filters = filters;
        this.paths = filters.enabled().stream()
                .map(filter -> filter.statement().paths())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    boolean isEmpty() {
        return filters.isEmpty();
    }

    /** The filters that {@link #of} speaks of. */
    public List<SpaceFilter> filters() {
        return filters.enabled();
    }

    /** For each row the place of the filter that drops it, or {@link #KEPT}. Not to be changed. */
    short[] of(Block block) {
        return found.get(block, this::find);
    }

    private short[] find(Block block) {
        short[] dropped = new short[block.rows()];
        boolean besideColumns = paths.stream().anyMatch(path -> BESIDE_COLUMNS.contains(path.get(0)));
        if (besideColumns) {
            fill(dropped, row -> droppedBy(block.message(row).body()));
            return dropped;
        }
        Map<FieldPath, Column> columns = new LinkedHashMap<>();
        block.fields().stream().filter(this::matters).forEach(field -> columns.put(field, block.column(field)));
        long combinations = 1;
        for (Column column : columns.values()) {
            combinations = Math.min(
                    MOST_COMBINATIONS + 1L, combinations * (column.dictionary().size() + 1L));
        }
        if (combinations > MOST_COMBINATIONS) {
            fill(dropped, row -> droppedBy(body(columns, row)));
            return dropped;
        }
        short[] ofCombination = new short[(int) combinations];
        Arrays.fill(ofCombination, OPEN);
        fill(dropped, row -> {
            int combination = 0;
            for (Column column : columns.values()) {
                combination = combination * (column.dictionary().size() + 1) + column.code(row);
            }
            if (ofCombination[combination] == OPEN) {
                ofCombination[combination] = (short) droppedBy(body(columns, row));
            }
            return ofCombination[combination];
        });
        return dropped;
    }

    private static void fill(short[] dropped, IntUnaryOperator droppedBy) {
        for (int row = 0; row < dropped.length; row++) {
            dropped[row] = (short) droppedBy.applyAsInt(row);
        }
    }

    private int droppedBy(Value.Object body) {
        return filters.dropping(body).orElse(KEPT);
    }

    /** Whether the field is on the way to what a filter asks for, or inside of it. */
    private boolean matters(FieldPath field) {
        return paths.stream().anyMatch(path -> {
            int common = Math.min(path.size(), field.keys().size());
            return path.subList(0, common).equals(field.keys().subList(0, common));
        });
    }

    /** As much of a message as the columns hold. */
    private static Value.Object body(Map<FieldPath, Column> columns, int row) {
        Map<String, Value> body = new LinkedHashMap<>();
        columns.forEach((field, column) -> {
            int code = column.code(row);
            if (code != 0) {
                Map<String, Value> object = body;
                for (String key : field.keys().subList(0, field.keys().size() - 1)) {
                    object = ((Value.Object)
                                    object.computeIfAbsent(key, none -> new Value.Object(new LinkedHashMap<>())))
                            .fields();
                }
                object.put(field.name(), column.dictionary().value(code));
            }
        });
        return new Value.Object(body);
    }
}
