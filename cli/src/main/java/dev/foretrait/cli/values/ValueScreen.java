package dev.foretrait.cli.values;

import dev.foretrait.cli.output.ReadableId;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Shown;
import dev.foretrait.cli.terminal.Table;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.List;

/** The first profiles with their values, as a table for people. */
public final class ValueScreen {

    /** How many profiles are shown. */
    public static final int MOST_PROFILES = 50;

    private static final int VALUE_CELLS = 40;
    private static final int ID_CELLS = 24;
    private static final int LEAST_COLUMN = 14;

    private ValueScreen() {}

    /** The heading and a line for each profile. */
    public static List<String> lines(ValueTable values, Terminal terminal) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.left("profile")));
        int[] members = values.members().limit(MOST_PROFILES).toArray();
        int fitting = Math.max(1, (terminal.width() - ID_CELLS) / LEAST_COLUMN);
        List<ValueColumn> shown =
                values.columns().subList(0, Math.min(fitting, values.columns().size()));
        for (ValueColumn column : shown) {
            boolean isNumeric = members.length > 0;
            for (int profile : members) {
                Value value = column.value(profile);
                isNumeric &= value.isAbsent() || value instanceof Value.Number;
            }
            columns.add(new Table.Column(column.key(), isNumeric));
        }
        Table table = new Table(columns);
        for (int profile : members) {
            List<String> cells = new ArrayList<>();
            cells.add(ReadableId.of(values.ids().externalIds(profile))
                    .orElse(values.ids().segmentId(profile)));
            shown.forEach(column -> cells.add(Shown.value(column.value(profile), VALUE_CELLS)));
            table.add(cells);
        }
        List<String> lines = new ArrayList<>(table.lines(terminal.width(), terminal.paint()));
        int more = values.columns().size() - shown.size();
        if (more > 0) {
            lines.add(terminal.paint()
                    .faint("and " + Figures.count(more, "definition") + " more; name the keys you want to see"));
        }
        return lines;
    }
}
