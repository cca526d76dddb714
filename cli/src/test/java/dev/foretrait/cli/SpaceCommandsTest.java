package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One small space, and every command that reads it. */
class SpaceCommandsTest {

    private static final String AS_OF = "2026-03-01";

    @TempDir
    static Path folder;

    @BeforeAll
    static void aSpaceWithAnExport() throws IOException {
        Ran.in(folder, "init", "--quiet");
        Files.createDirectories(folder.resolve("audiences"));
        Files.writeString(folder.resolve("audiences/callers.yaml"), """
                audiences:
                  - key: frequent_callers
                    name: Frequent callers
                    query: event('Flex - Engagement Initiated').count() >= 5
                """);
        Ran.in(folder, "generate", "--messages", "2000", "--quiet", "-o", "export.ndjson.gz");
        Ran ran = Ran.in(folder, "import", "export.ndjson.gz");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("read 2,000 messages");
    }

    @Test
    void aSecondImportChangesNothing() {
        String before = Ran.in(folder, "values", "--as-of", AS_OF).out();
        Ran ran = Ran.in(folder, "import", "export.ndjson.gz");
        assertThat(ran.status()).isZero();
        assertThat(ran.err()).contains("stored 0");
        assertThat(Ran.in(folder, "values", "--as-of", AS_OF).out()).isEqualTo(before);
    }

    @Test
    void thePreviewLooksAsReviewed() {
        Ran ran = Ran.in(folder, "preview", "--as-of", AS_OF);
        assertThat(ran.status()).as(ran.err()).isZero();
        Golden.check("space-preview.txt", ran.out().replaceAll("[0-9.]+ m?s\n$", "1 ms\n"));
    }

    @Test
    void thePreviewAsJsonHoldsWhatTheContractNames() {
        JsonNode preview = JsonMapper.shared()
                .readTree(Ran.in(folder, "preview", "--as-of", AS_OF, "--format", "json")
                        .out());
        assertThat(preview.get("asOf").asString()).isEqualTo("2026-03-01T00:00:00.000Z");
        assertThat(preview.propertyNames()).containsExactly("asOf", "events", "profiles", "definitions");
        JsonNode first = preview.get("definitions").get(0);
        assertThat(first.propertyNames())
                .contains(
                        "key",
                        "kind",
                        "level",
                        "query",
                        "cadence",
                        "cadenceReasons",
                        "members",
                        "coverage",
                        "distribution",
                        "sample",
                        "findings");
        assertThat(first.get("members").asInt()).isPositive();
        assertThat(first.get("sample").get(0).propertyNames()).containsExactly("profile", "externalIds", "value");
    }

    @Test
    void membersOfThePreviewAreTheProfilesWithValues() {
        JsonNode preview = JsonMapper.shared()
                .readTree(Ran.in(folder, "preview", "--as-of", AS_OF, "--format", "json")
                        .out());
        for (JsonNode definition : preview.get("definitions")) {
            String key = definition.get("key").asString();
            long values = Ran.in(folder, "values", key, "--as-of", AS_OF)
                    .out()
                    .lines()
                    .filter(line -> !line.contains("\"" + key + "\":false"))
                    .count();
            assertThat(values).as(key).isEqualTo(definition.get("members").asLong());
        }
    }

    @Test
    void valuesComeInTheOrderOfProfiles() {
        List<String> profiles = Ran.in(folder, "values", "--as-of", AS_OF)
                .out()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line).get("profile").asString())
                .toList();
        assertThat(profiles).isSorted().doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void theQueryOfADefinitionCanBeShown() {
        assertThat(Ran.in(folder, "preview", "total_inbounds", "--show-query").out())
                .startsWith("total_inbounds: event('Flex - Engagement Initiated').where(");
    }

    @Test
    void aTypedQueryStandsBesideTheDefinitionsOfTheSpace() {
        String query = "mine=event('Page Viewed').count()";
        assertThat(Ran.in(folder, "preview", "-q", query).out()).contains("total_inbounds", "\nmine ");
        assertThat(Ran.in(folder, "preview", "mine", "-q", query).out())
                .contains("\nmine ", "1 definition ·")
                .doesNotContain("total_inbounds");
    }

    @Test
    void exportsAreReadWithoutASpace(@TempDir Path elsewhere) throws IOException {
        Files.copy(folder.resolve("export.ndjson.gz"), elsewhere.resolve("export.ndjson.gz"));
        Ran ran = Ran.in(
                elsewhere,
                "preview",
                "--format",
                "json",
                "-q",
                "event('Flex - Engagement Initiated').count()",
                "--events",
                "export.ndjson.gz");
        assertThat(ran.status()).as(ran.err()).isZero();
        JsonNode preview = JsonMapper.shared().readTree(ran.out());
        assertThat(preview.get("asOf").asString()).isEqualTo("2026-03-01T00:00:00.000Z");
        assertThat(preview.get("definitions").get(0).get("members").asInt()).isPositive();
        assertThat(elsewhere.resolve(".foretrait")).doesNotExist();
    }

    @Test
    void eventsAreReadFromStandardInput(@TempDir Path elsewhere) {
        Ran ran = Ran.Setting.in(elsewhere)
                .reading(Ran.in(folder, "generate", "--messages", "100").out())
                .run("events", "--events", "-", "--format", "csv");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("event,messages,property,with_property,types,first,last,distinct,values,violations\n");
    }

    @Test
    void theInstantIsSaidBesideDataThatDoesNotSayIt() {
        String noted = "as of 2026-03-01T00:00:00.000Z\n";
        for (List<String> command :
                List.of(List.of("values", "--format", "csv"), List.of("events", "--format", "ndjson"))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--as-of", "2026-03-01"));
            assertThat(Ran.in(folder, arguments.toArray(String[]::new)).err()).endsWith(noted);
            arguments.add("--quiet");
            assertThat(Ran.in(folder, arguments.toArray(String[]::new)).err()).doesNotContain("as of");
        }
        assertThat(Ran.in(folder, "values", "--format", "table", "--as-of", "2026-03-01")
                        .out()
                        .lines())
                .first()
                .asString()
                .endsWith(" · " + noted.strip());
    }

    @Test
    void theInstantIsSaidInObjects() {
        for (List<String> command : List.of(
                List.of("events", "Page Viewed"),
                List.of("profile", "email:grace.1025@example.com"),
                List.of("identity"))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--as-of", "2026-03-01", "--format", "json"));
            Ran ran = Ran.in(folder, arguments.toArray(String[]::new));
            assertThat(JsonMapper.shared().readTree(ran.out()).at("/asOf").asString())
                    .isEqualTo("2026-03-01T00:00:00.000Z");
            assertThat(ran.err()).doesNotContain("as of");
        }
    }

    @Test
    void eventsLookAsReviewed() {
        Golden.check("space-events.txt", Ran.in(folder, "events").out());
        assertThat(Ran.in(folder, "events", "page").out())
                .contains("\n\nPage Viewed")
                .doesNotContain("Flex - ");
    }

    @Test
    void aProfileLooksAsReviewed() {
        String id = JsonMapper.shared()
                .readTree(Ran.in(folder, "values", "--as-of", AS_OF)
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .get("profile")
                .asString();
        Ran ran = Ran.in(folder, "profile", "segment_id:" + id, "--as-of", AS_OF, "--limit", "3");
        assertThat(ran.status()).as(ran.err()).isZero();
        Golden.check("space-profile.txt", ran.out());
        JsonNode json = JsonMapper.shared()
                .readTree(Ran.in(folder, "profile", "segment_id:" + id, "--as-of", AS_OF, "--format", "json")
                        .out());
        assertThat(json.get("profile").asString()).isEqualTo(id);
    }

    @Test
    void aTerminalGetsATableAndAPipeLines() {
        Ran table = Ran.Setting.in(folder).onTerminal(100).run("values", "total_inbounds", "--as-of", AS_OF);
        assertThat(table.out()).contains("profile").contains("\u001b[");
        assertThat(table.err()).contains("more profiles");
        Ran plain = Ran.Setting.in(folder)
                .onTerminal(100)
                .with("NO_COLOR", "1")
                .run("values", "total_inbounds", "--as-of", AS_OF);
        assertThat(plain.out()).doesNotContain("\u001b");
        assertThat(Ran.in(folder, "values", "total_inbounds").out()).startsWith("{\"profile\":");
    }

    @Test
    void anAudienceIsTrueOrFalse() {
        assertThat(Ran.in(folder, "values", "frequent_callers", "--as-of", AS_OF)
                        .out())
                .contains("{\"frequent_callers\":true}", "{\"frequent_callers\":false}");
    }

    @Test
    void anOutputFileHoldsWhatStandardOutputWould() throws IOException {
        String printed =
                Ran.in(folder, "values", "--as-of", AS_OF, "--format", "csv").out();
        Ran ran = Ran.in(folder, "values", "--as-of", AS_OF, "--format", "csv", "-o", "values.csv");
        assertThat(ran.out()).isEmpty();
        assertThat(folder.resolve("values.csv")).hasContent(printed);
    }

    @Test
    void limitsInForceAreThoseOfTheSpace(@TempDir Path other) throws IOException {
        Files.writeString(
                other.resolve("foretrait.yaml"), "name: x\nchoices: { U-18: RESET }\nlimits: { L-EVT-4: 20 }\n");
        assertThat(Ran.in(other, "preview", "--explain-limits").out())
                .contains(
                        "in force: RESET",
                        "20 properties\n         (published: 300 properties)",
                        "L-DEF-2  units of windows",
                        "L-OUT-6  CSV exports at a time");
    }

    /** M-10. */
    @Test
    void sizesArePublishedInKilobytesOfTheSpace(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("foretrait.yaml"), "name: x\nchoices: { M-10: OF_1000 }\n");
        assertThat(Ran.in(other, "preview", "--explain-limits").out())
                .contains("size of a message (M-10): 32,000 bytes\n");
        Files.writeString(
                other.resolve("foretrait.yaml"),
                "name: x\nchoices: { M-10: OF_1000 }\nlimits: { L-EVT-7: [32768, 500 KB, 2500] }\n");
        assertThat(Ran.in(other, "preview", "--explain-limits").out())
                .contains("size of a message (M-10): 32,768 bytes (published: 32,000", "(M-10): 500,000 bytes\n");
    }

    @Test
    void exportsOfTheSettingsAreReadOnFirstUseAndWhenTheyChange(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("foretrait.yaml"), "name: x\nexports: [exports]\n");
        Ran.in(other, "generate", "--messages", "100", "--quiet", "-o", "exports/");
        Ran first = Ran.in(other, "events");
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.err()).contains("imported");
        assertThat(Ran.in(other, "events").err()).isEmpty();
        Ran.in(other, "generate", "--messages", "100", "--seed", "2", "--quiet", "-o", "exports/more.ndjson");
        assertThat(Ran.in(other, "events").err()).contains("imported");
    }
}
