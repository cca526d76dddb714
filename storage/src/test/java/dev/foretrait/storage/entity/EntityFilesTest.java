package dev.foretrait.storage.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretrait.engine.entity.ColumnType;
import dev.foretrait.engine.entity.DataGraph;
import dev.foretrait.engine.entity.Entity;
import dev.foretrait.engine.semantics.RepeatedKeys;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.ZonelessCells;
import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.settings.DataGraphSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityFilesTest {

    @TempDir
    private Path space;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "id,total,day\\na,1.5,2026-03-01\\nb,,\\n | 2",
                "\uFEFFday,extra,id,total\\r\\n2026-03-01,x,a,1\\r\\n\\r\\n,,b,-2\\r\\n | 2",
                "\uFEFF'id','total','day'\\n'a','1',\\n | 1",
                "id,total,day\\n'a, with ''quotes''\\nand a line',1,\\n | 1",
                "id,total,day\\n'',1,\\n | 1",
                "id,total,day\\n | 0"
            })
    void aCsvTableIsReadByItsHeader(String text, int rows) throws IOException {
        assertThat(rows("t.csv", text.replace("\\n", "\n").replace("\\r", "\r").replace('\'', '"')))
                .isEqualTo(rows);
    }

    @Test
    void anNdjsonTableIsReadObjectByObject() throws IOException {
        assertThat(rows("t.ndjson", """
                {"id":"a","total":1.50,"day":"2026-03-01","more":[1]}

                {"id":"b","total":null}
                """)).isEqualTo(2);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstObject() throws IOException {
        assertThat(rows("t.ndjson", "\uFEFF{\"id\":\"a\",\"total\":1,\"day\":null}\n"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "id,total,day\\na,1 | entities/t.csv:2: the header has 3 cells, and this row 2",
                "id,total,day\\na,1,,\\n | entities/t.csv:2: the header has 3 cells, and this row 4",
                "id,total,day\\na,1,\\nb,much, | entities/t.csv:3: 'total' is 'much', and a NUMBER is a plain decimal, as 12.50",
                "id,total,day\\na,1,1.3.2026 | entities/t.csv:2: 'day' is '1.3.2026', and a DATE is a date, as 2026-03-01",
                "id,total,day\\na,1,\\na,2, | entities/t.csv:3: 'id' is the primary key, and an earlier row has this one",
                "id,total,day\\n,1, | entities/t.csv:2: 'id' is empty, and it is the primary key",
                "id,Total,day\\na,1, | entities/t.csv:1: there is no column 'total'; did you mean 'Total'?",
                "id,sum,day\\na,1, | entities/t.csv:1: there is no column 'total', but id, sum, day",
                "id,total,day,id\\na,1,,b | entities/t.csv:1: the column 'id' stands twice",
                "id,total,day\\na,'1, | entities/t.csv:2: the row that begins here is no CSV: a cell with quotes in it stands between quotes, and each of them is written twice"
            })
    void aCsvTableThatDoesNotFitIsRefusedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> rows("t.csv", text.replace("\\n", "\n").replace('\'', '"')))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith(message + "; ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":\"a\",\"total\":\"5\",\"day\":null} | :1: 'total' is \"5\", and a NUMBER is a plain decimal, as 12.50",
                "{\"id\":7,\"total\":5,\"day\":null} | :1: 'id' is 7, and a STRING is text",
                "{\"id\":\"a\",\"total\":5} | :1: there is no column 'day', but id, total",
                "[1] | :1: this is no JSON object; a row is one object on one line",
                "{\"id\": | :1: this is no JSON; a row is one object on one line",
                "{\"id\":\"a\",\"total\":5,\"day\":null} {} | :1: this is no JSON; a row is one object on one line"
            })
    void anNdjsonTableThatDoesNotFitIsRefusedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> rows("t.ndjson", text))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("entities/t.ndjson" + message);
    }

    @Test
    void aTableWithoutAnyObjectIsNotSaidToLackColumns() {
        assertThatThrownBy(() -> rows("t.ndjson", "[1]\n{\n"))
                .hasMessageContaining("t.ndjson:2: this is no JSON")
                .hasMessageNotContaining("there is no column");
    }

    @Test
    void allProblemsAreToldAtOnceButNotAllInWords() {
        StringBuilder text = new StringBuilder("id,total,day\n");
        for (int row = 0; row < 25; row++) {
            text.append(row).append(",x,\n");
        }
        assertThatThrownBy(() -> rows("t.csv", text.toString()))
                .hasMessageContaining("t.csv:2: ")
                .hasMessageContaining("t.csv:11: ")
                .hasMessageContaining("entities/t.csv: 15 more problems; correct them there, or under data_graph in");
    }

    /** U-86. */
    @Test
    void aRepeatedKeyIsARowOfItsOwnIfThatIsChosen() throws IOException {
        write("t.csv", "id,total,day\na,1,\na,2,\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Objects.requireNonNull(EntityFiles.read(
                                        space,
                                        settings("t.csv"),
                                        List.of("t"),
                                        Semantics.DEFAULT.with(RepeatedKeys.EACH_COUNTS))
                                .get("t"))
                        .rows())
                .isEqualTo(2);
    }

    /** U-82. */
    @Test
    void aTimestampNamesItsZoneIfThatIsChosen() throws IOException {
        Entity table = new Entity("t", "id", Map.of("id", ColumnType.TIMESTAMP));
        DataGraphSettings settings =
                new DataGraphSettings(new DataGraph(Map.of("t", table), List.of()), Map.of("t", "t.csv"));
        write("t.csv", "id\n2026-03-01T10:00:00Z\n2026-03-02T10:00:00\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Objects.requireNonNull(EntityFiles.read(space, settings, List.of("t"), Semantics.DEFAULT)
                                .get("t"))
                        .rows())
                .isEqualTo(2);
        Semantics strict = Semantics.DEFAULT.with(ZonelessCells.REFUSED);
        assertThatThrownBy(() -> EntityFiles.read(space, settings, List.of("t"), strict))
                .hasMessageStartingWith(
                        "entities/t.csv:3: 'id' is '2026-03-02T10:00:00', and a TIMESTAMP is a timestamp,"
                                + " as 2026-03-01T17:30:00Z with its zone");
    }

    @Test
    void keysThatDifferByANanosecondAreTwo() throws IOException {
        Entity table = new Entity("t", "id", Map.of("id", ColumnType.TIMESTAMP));
        DataGraphSettings settings =
                new DataGraphSettings(new DataGraph(Map.of("t", table), List.of()), Map.of("t", "t.csv"));
        write("t.csv", "id\n2026-03-01T10:00:00.000000001Z\n2026-03-01T10:00:00Z\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Objects.requireNonNull(EntityFiles.read(space, settings, List.of("t"), Semantics.DEFAULT)
                                .get("t"))
                        .rows())
                .isEqualTo(2);
    }

    @Test
    void anEmptyFileHasNoHeader() {
        assertThatThrownBy(() -> rows("t.csv", ""))
                .hasMessageStartingWith("entities/t.csv:1: the file is empty, and a table has a header");
    }

    @Test
    void aMissingFileIsNamed() {
        DataGraphSettings settings = settings("gone.csv");
        assertThatThrownBy(() -> EntityFiles.read(space, settings, List.of("t"), Semantics.DEFAULT))
                .isInstanceOf(StorageException.class)
                .hasMessage("entities/gone.csv: there is no such file; correct it there, or under data_graph in"
                        + " foretrait.yaml");
    }

    @Test
    void aFileThatIsNoUtf8IsNamed() throws IOException {
        write("t.csv", "id,total,day\nä,1,\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> EntityFiles.read(space, settings("t.csv"), List.of("t"), Semantics.DEFAULT))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("entities/t.csv: this is no UTF-8 text");
    }

    private int rows(String file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
        return Objects.requireNonNull(EntityFiles.read(space, settings(file), List.of("t"), Semantics.DEFAULT)
                        .get("t"))
                .rows();
    }

    private void write(String file, byte[] bytes) throws IOException {
        Files.createDirectories(space.resolve(EntityFiles.FOLDER));
        Files.write(space.resolve(EntityFiles.FOLDER).resolve(file), bytes);
    }

    private static DataGraphSettings settings(String file) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put("id", ColumnType.STRING);
        columns.put("total", ColumnType.NUMBER);
        columns.put("day", ColumnType.DATE);
        Entity entity = new Entity("t", "id", columns);
        return new DataGraphSettings(new DataGraph(Map.of("t", entity), List.of()), Map.of("t", file));
    }
}
