package dev.foretrait.storage.reference;

import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.entity.DataGraph;
import dev.foretrait.fixtures.EntityRows;
import dev.foretrait.storage.settings.SettingsFile;
import dev.foretrait.storage.settings.SettingsReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Data Graph that a page shows, with its rows. */
final class ShownRows {

    private ShownRows() {}

    /**
     * @param settings the settings of a space, with a Data Graph
     * @param tables the lines of CSV of each entity by slug; an empty cell is null, and no cell is quoted
     */
    static EntityRows of(String settings, Map<String, List<String>> tables) {
        SettingsReading reading = SettingsFile.inText(new Source("foretrait.yaml", settings));
        DataGraph graph = reading.settings()
                .orElseThrow(() -> new AssertionError(Renderer.PLAIN.render(reading.findings())))
                .dataGraph()
                .orElseThrow()
                .graph();
        Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
        tables.forEach((slug, lines) -> rows.put(slug, rows(lines)));
        return new EntityRows(graph, rows);
    }

    private static List<Map<String, String>> rows(List<String> lines) {
        String[] columns = lines.get(0).split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", columns.length);
            Map<String, String> row = new LinkedHashMap<>();
            for (int at = 0; at < columns.length; at++) {
                if (!cells[at].isEmpty()) {
                    row.put(columns[at], cells[at]);
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
