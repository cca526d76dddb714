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

    @Test
    void whatIsDisabledIsNotComputedAndWhatReadsItIsNamed() throws IOException {
        exportOfTwoCallers();
        definitions("""
                traits:
                  - { key: calls, name: Calls, query: "event('Call').count()", enabled: false }
                  - { key: first, name: First, query: "event('Call').first(property('a'))", enabled: true }
                audiences:
                  - { key: callers, name: Callers, query: "trait('calls') >= 2" }
                  - { key: others, name: Others, query: "NOT trait('calls') >= 2", enabled: false }
                """);
        Ran all = Ran.in(folder, "values", "--events", "export.ndjson");
        assertThat(all.status()).as(all.err()).isZero();
        assertThat(all.out())
                .contains("{\"user_id\":[\"ana\"]},\"values\":{\"callers\":false}}")
                .doesNotContain("calls\":", "others");
        assertThat(all.err())
                .contains("disabled, so not computed: calls, others")
                .containsOnlyOnce("'callers' reads 'calls', which is disabled: only what messages wrote under that name"
                        + " is there")
                .doesNotContain("'others' reads");

        Ran one = Ran.in(folder, "preview", "calls", "--events", "export.ndjson");
        assertThat(one.status()).isEqualTo(ExitStatus.FINDINGS);
        assertThat(one.err()).contains("there is nothing to compute; disabled: calls");
        assertThat(Ran.in(folder, "explain", "calls", "--profile", "user_id:ana", "--events", "export.ndjson")
                        .err())
                .contains("there is nothing to compute; disabled: calls");

        Ran profile = Ran.in(folder, "profile", "user_id:ana", "--events", "export.ndjson", "--format", "json");
        assertThat(profile.status()).as(profile.err()).isZero();
        assertThat(profile.out()).contains("\"callers\"").doesNotContain("\"calls\"", "\"others\"");
        assertThat(profile.err()).contains("'callers' reads 'calls', which is disabled");
    }

    @Test
    void whatIsDisabledIsLintedWithoutItsEvents() throws IOException {
        exportOfTwoCallers();
        String calls = """
                traits:
                  - { key: calls, name: Calls, query: "event('Cal').count()" }
                audiences:
                  - { key: callers, name: Callers, query: "event('Call').count() >= 1 OR trait('calls') >= 2" }
                """;
        definitions(calls);
        assertThat(Ran.in(folder, "lint", "--events", "export.ndjson").out()).contains("W-EVENT-UNKNOWN");
        definitions(calls.replace("count()\" }", "count()\", enabled: false }"));
        Ran ran = Ran.in(folder, "lint", "--notes", "--events", "export.ndjson");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("I-DISABLED this is disabled, so it is not computed")
                .contains("W-DISABLED 'calls' is disabled, so nothing computes it")
                .doesNotContain(
                        "W-EVENT-UNKNOWN", "I-CADENCE computed in real time: nothing in it needs a schedule\n2");
        assertThat(Ran.in(folder, "lint", "--fix", "--repair", "1", "calls", "--events", "export.ndjson")
                        .err())
                .contains("there is nothing to compute; disabled: calls");
    }

    private void definitions(String yaml) throws IOException {
        Ran.in(folder, "init", "--quiet");
        Files.deleteIfExists(folder.resolve("traits/flex.yaml"));
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
