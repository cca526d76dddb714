package dev.foretrait.storage.space;

import static dev.foretrait.storage.space.Exports.importInto;
import static dev.foretrait.storage.space.Exports.importText;
import static dev.foretrait.storage.space.Exports.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.storage.ingest.CopyStore;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportRule;
import dev.foretrait.storage.ingest.Rejected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EveryLineTest {
    @TempDir
    Path folder;

    @Test
    void whatIsKnownOfALastLineWithoutEndStaysWhenItIsNotReadAgain() throws Exception {
        Path file = folder.resolve("a.json");
        String sent = track("m1", "u", 1);
        Files.writeString(file, sent + "\n" + sent + "\n{\"type\":\"tracked\"}");
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            importInto(space, file);
            importInto(space, file);
            assertThat(space.rejected()).extracting(Rejected::line).containsExactly(3L);
            Files.writeString(file, "\n" + track("m2", "u", 2), StandardOpenOption.APPEND);
            importInto(space, file);
            importInto(space, file);
            assertThat(space.rejected()).extracting(Rejected::line).containsExactly(3L);
            assertThat(space.copies().of(List.of(new CopyStore.Row(0, 0), new CopyStore.Row(1, 0))))
                    .hasSize(1);
        }
    }

    @Test
    void keysThatDifferByCaseAreFoundWhateverCameBefore() {
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            ImportReport report = importText(
                    space,
                    track("m0", "u", 1, "{\"ABC\":1}") + "\n" + track("m1", "u", 1, "{\"abc\":1}") + "\n"
                            + track("m2", "u", 1, "{\"Abc\":1}") + "\n" + track("m3", "u", 1, "{\"abc\":1,\"Abc\":2}"));
            assertThat(report.warnings()).containsEntry(ImportRule.KEYS_DIFFER_BY_CASE, 1L);
        }
    }

    @Test
    void aListThatBeginsOnTheLineOfItsFirstMessageIsOneText() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 500; i++) {
            text.append(i == 0 ? "" : ",").append(track("m" + i, "u" + i, i)).append("\n");
        }
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            ImportReport report = importText(space, text.append("]\n").toString());
            assertThat(report.rejected()).isEmpty();
            assertThat(report.stored()).isEqualTo(500);
        }
    }

    @Test
    void objectsOverSeveralLinesAreReadWholeHoweverTheyAreLaidOut() {
        for (List<String> layout : List.of(
                List.of("{ ", "\n, ", "\n}\n"),
                List.of("{", "\r\n,", "\r\n}\r\n"),
                List.of("\n{\n  ", "\n, ", "}\n"),
                List.of("{", ",\n", "\n}\n"),
                List.of("{", "\n\n,", "}\n\n"))) {
            String fields = String.join(
                    layout.get(1),
                    "\"properties\":{\"a\":\"}\\\"\"}",
                    "\"type\":\"track\"",
                    "\"event\":\"A\"",
                    "\"userId\":\"u\"",
                    "\"timestamp\":\"2026-01-01T00:00:00Z\"",
                    "\"context\":{\"page\":\"" + "x".repeat(100) + "\"}",
                    "\"messageId\":\"m");
            StringBuilder text = new StringBuilder();
            for (int message = 0; message < 16_000; message++) {
                text.append(layout.get(0))
                        .append(fields)
                        .append(message)
                        .append('"')
                        .append(layout.get(2));
            }
            assertThat(text.length()).isGreaterThan(3 << 20);
            try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
                ImportReport report = importText(space, text.toString());
                assertThat(report.rejected()).isEmpty();
                assertThat(report.stored()).isEqualTo(16_000);
            }
        }
    }

    @Test
    void messagesOfAListWithoutItsBracketsAreStoredNevertheless() {
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            ImportReport report = importText(space, track("m1", "u", 1) + ",\n" + track("m2", "u", 1) + ",\n");
            assertThat(report.stored()).isEqualTo(2);
            assertThat(report.rejected()).containsEntry(ImportRule.INVALID_JSON, 2L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"track\"", "{\"type\":\"track\",\"properties\":{\"a\":\"{\"}}\n,"})
    void aFirstLineThatIsBrokenIsLeftOutAlone(String broken) {
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            ImportReport report = importText(space, broken + "\n" + track("m1", "u", 1) + "\n" + track("m2", "u", 1));
            assertThat(report.stored()).isEqualTo(2);
        }
    }
}
