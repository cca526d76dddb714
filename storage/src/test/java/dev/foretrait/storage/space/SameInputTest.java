package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.fixtures.generate.FlexExport;
import dev.foretrait.storage.ingest.ImportOptions;
import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import leaves in the database depends on what it read, not on which of its threads was faster. */
class SameInputTest {

    private static final int COMMIT_EVERY = 3_000;
    private static final int SPINS = 2_000_000;

    @TempDir
    Path folder;

    @Test
    void theSameInputGivesTheSameBytesWhateverTheTiming() {
        List<ImportSource> files = export();
        Map<String, List<String>> slowAtReading = imported("one", files, 1, (file, bytes, of, read) -> spin());
        assertThat(slowAtReading.get("BLOCK")).hasSizeGreaterThan(6);
        assertThat(slowAtReading.get("SUPERSEDED")).isNotEmpty();
        assertThat(slowAtReading.get("REJECTED")).isNotEmpty();
        assertThat(imported("two", files, 1, ImportProgress.SILENT)).isEqualTo(slowAtReading);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void andHoweverManyFilesAreReadSideBySide(int lanes) {
        List<ImportSource> files = export();
        Map<String, List<String>> oneByOne = imported("one", files, 1, ImportProgress.SILENT);
        assertThat(imported("many", files, lanes, ImportProgress.SILENT)).isEqualTo(oneByOne);
        assertThat(imported("slow", files, lanes, (file, bytes, of, read) -> spin()))
                .isEqualTo(oneByOne);
    }

    private Map<String, List<String>> imported(
            String name, List<ImportSource> files, int lanes, ImportProgress progress) {
        Path space = folder.resolve(name);
        SpaceOptions options = SpaceOptions.DEFAULT.withImports(ImportOptions.DEFAULT.withLanes(lanes));
        try (Space imported = Space.open(space, options, COMMIT_EVERY)) {
            imported.importFrom(files, progress);
        }
        try (Database database = Database.in(space)) {
            return rows(database.jdbi());
        }
    }

    private static void spin() {
        for (int spin = 0; spin < SPINS; spin++) {
            Thread.onSpinWait();
        }
    }

    /** Every row of every table. */
    private static Map<String, List<String>> rows(Jdbi jdbi) {
        return jdbi.withHandle(handle -> {
            Map<String, List<String>> rows = new TreeMap<>();
            for (String table : handle.createQuery(
                            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'")
                    .mapTo(String.class)
                    .list()) {
                rows.put(
                        table,
                        handle
                                .createQuery("SELECT * FROM " + table)
                                .map((row, context) -> {
                                    List<String> values = new ArrayList<>();
                                    for (int column = 1;
                                            column <= row.getMetaData().getColumnCount();
                                            column++) {
                                        Object value = row.getObject(column);
                                        values.add(
                                                value instanceof byte[] bytes
                                                        ? HexFormat.of().formatHex(bytes)
                                                        : String.valueOf(value));
                                    }
                                    return values.toString();
                                })
                                .stream()
                                .sorted()
                                .toList());
            }
            return rows;
        });
    }

    private List<ImportSource> export() {
        List<String> lines =
                new ArrayList<>(FlexExport.of(10_000).withDelivery(0.1, 0.1).lines());
        for (int at = 11; at < lines.size(); at += 200) {
            lines.set(at, "broken " + at);
        }
        List<String> later = new ArrayList<>();
        for (String line : lines.subList(100, 200)) {
            later.add(line.replace("\"receivedAt\":\"2", "\"receivedAt\":\"1"));
        }
        Exports.file(folder, "export/a.ndjson", lines.subList(0, 5_000).toArray(String[]::new));
        Exports.file(folder, "export/b.ndjson", lines.subList(5_000, 10_000).toArray(String[]::new));
        Exports.file(folder, "export/c.ndjson", later.toArray(String[]::new));
        return ImportSource.find(folder.resolve("export").toString());
    }
}
