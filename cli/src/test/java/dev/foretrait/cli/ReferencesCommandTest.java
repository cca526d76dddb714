package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions that refer to each other by key. */
class ReferencesCommandTest {

    @TempDir
    Path folder;

    @Test
    void whatADefinitionRefersToIsEvaluatedWithoutBeingChosen() throws IOException {
        exportOfTwoCallers();
        definitions("""
                traits:
                  - { key: calls, name: Calls, query: "event('Call').count()" }
                audiences:
                  - { key: callers, name: Callers, query: "trait('calls') >= 2" }
                """);
        Ran ran = Ran.in(folder, "values", "callers", "--events", "export.ndjson");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("{\"user_id\":[\"ana\"]},\"values\":{\"callers\":true}}")
                .doesNotContain("calls\"");
    }

    @Test
    void aCircleIsRefusedWithItsPath() throws IOException {
        exportOfTwoCallers();
        definitions("""
                audiences:
                  - { key: one, name: One, query: "trait('two') = 'true'" }
                  - { key: two, name: Two, query: "trait('one') = 'true'" }
                """);
        Ran ran = Ran.in(folder, "preview", "--events", "export.ndjson");
        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(ran.err())
                .contains("traits/all.yaml:3:")
                .contains("E-CYCLE The audience would create a cycle by referencing another audience: one → two → one")
                .contains("nothing was computed");
    }

    private void definitions(String yaml) throws IOException {
        Ran.in(folder, "init", "--quiet");
        Files.delete(folder.resolve("traits/flex.yaml"));
        Files.writeString(folder.resolve("traits/all.yaml"), yaml);
    }

    private void exportOfTwoCallers() throws IOException {
        String call = "{\"type\":\"track\",\"event\":\"Call\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"userId\":";
        Files.writeString(
                folder.resolve("export.ndjson"),
                call + "\"ana\",\"messageId\":\"m1\"}\n" + call + "\"ana\",\"messageId\":\"m2\"}\n" + call
                        + "\"ben\",\"messageId\":\"m3\"}\n");
    }
}
