package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifTest {

    /** The schema that OASIS publishes with the standard; the jar it comes in is used for nothing else. */
    private static final String SCHEMA = "/schema/sarif-schema-2.1.0.json";

    @TempDir
    Path folder;

    @BeforeEach
    void aSpaceWithAnErrorAWarningAndNotes() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), "name: x\n");
        Files.createDirectories(folder.resolve("traits"));
        Files.writeString(folder.resolve("traits/überall 100 %.yaml"), """
                traits:
                  - name: Wrong
                    query: event('🙂').cuont()
                  - name: Once
                    query: event('A').mode(property('b'), 1)
                """);
    }

    @Test
    void theLogIsWhatTheStandardAsksFor() throws IOException {
        Ran ran = Ran.in(folder, "lint", "--sarif", "out.sarif");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("E-FUNC");
        try (InputStream schema = Objects.requireNonNull(SarifTest.class.getResourceAsStream(SCHEMA))) {
            Schema standard = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            assertThat(standard.validate(log(), InputFormat.JSON)).isEmpty();
            assertThat(standard.validate(log().replace("\"ruleIndex\": 0", "\"ruleIndex\": -2"), InputFormat.JSON))
                    .isNotEmpty();
        }
    }

    @Test
    void aFindingHasItsRuleItsPlaceAndItsRepair() throws IOException {
        Ran.in(folder, "lint", "--sarif", "out.sarif");
        JsonNode run = JsonMapper.shared().readTree(log()).at("/runs/0");
        JsonNode wrong = run.at("/results/0");
        assertThat(wrong.at("/ruleId").asString()).isEqualTo("E-FUNC");
        assertThat(wrong.at("/level").asString()).isEqualTo("error");
        assertThat(run.at("/tool/driver/rules")
                        .get(wrong.at("/ruleIndex").asInt())
                        .at("/id")
                        .asString())
                .isEqualTo("E-FUNC");
        assertThat(run.at("/tool/driver/rules/0/help/markdown").asString()).startsWith("# E-FUNC\n\nFunctions have");
        assertThat(wrong.at("/message/text").asString()).contains("cuont", "; did you mean 'count'?");
        JsonNode place = wrong.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("traits/%C3%BCberall%20100%20%25.yaml");
        assertThat(place.at("/region").toString())
                .isEqualTo("{\"startLine\":3,\"startColumn\":23,\"endLine\":3,\"endColumn\":28}");
        assertThat(wrong.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text")
                        .asString())
                .isEqualTo("count");
    }

    @Test
    void theOtherPlaceThatAHintSpeaksOfIsRelated() throws IOException {
        Files.writeString(folder.resolve("traits/open.yaml"), "name: Open\nquery: event('A').count(\n");

        Ran.in(folder, "lint", "--sarif", "out.sarif");

        JsonNode open = JsonMapper.shared().readTree(log()).at("/runs/0/results/0");
        assertThat(open.at("/message/text").asString()).endsWith("; the '(' of count is still open (2:24)");
        assertThat(open.at("/relatedLocations/0/physicalLocation/region").toString())
                .isEqualTo("{\"startLine\":2,\"startColumn\":24,\"endLine\":2,\"endColumn\":25}");
    }

    /** Braces are put around the list that loses its brackets. */
    @Test
    void editsLeaveRoomForEachOther() throws IOException {
        Files.delete(folder.resolve("traits/überall 100 %.yaml"));
        Files.writeString(folder.resolve("traits/some.yaml"), """
                name: Some
                query: |
                  event('A').sources(exclude: ['a', 'b']).count()
                """);

        Ran.in(folder, "lint", "--sarif", "out.sarif");

        Map<String, String> edits = new TreeMap<>();
        for (JsonNode result : JsonMapper.shared().readTree(log()).at("/runs/0/results")) {
            for (JsonNode part : result.at("/fixes/0/artifactChanges/0/replacements")) {
                JsonNode region = part.at("/deletedRegion");
                edits.put(
                        region.at("/startColumn").asInt() + " to "
                                + region.at("/endColumn").asInt(),
                        part.at("/insertedContent/text").asString());
            }
        }
        assertThat(edits)
                .containsExactly(
                        Map.entry("22 to 22", "{"),
                        Map.entry("31 to 32", ""),
                        Map.entry("40 to 41", ""),
                        Map.entry("41 to 41", "}"));
    }

    @Test
    void whatIsSilencedIsSuppressedWithItsReason() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), """
                name: x
                lint: { rules: { I-CADENCE: off } }
                """);
        Files.writeString(folder.resolve("traits/once.yaml"), """
                name: Once
                query: event('A').mode(property('b'), 1)
                lint: { W-FREQ-1: { severity: off, reason: each value counts } }
                """);
        Ran.in(folder, "lint", "--sarif", "out.sarif");
        try (InputStream schema = Objects.requireNonNull(SarifTest.class.getResourceAsStream(SCHEMA))) {
            Schema standard = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            assertThat(standard.validate(log(), InputFormat.JSON)).isEmpty();
        }
        Map<String, String> suppressions = new TreeMap<>();
        JsonMapper.shared()
                .readTree(log())
                .at("/runs/0/results")
                .forEach(result -> suppressions.put(
                        result.at("/ruleId").asString() + " "
                                + result.at("/locations/0/physicalLocation/artifactLocation/uri")
                                        .asString(),
                        result.at("/suppressions").toString()));
        assertThat(suppressions)
                .containsEntry(
                        "W-FREQ-1 traits/once.yaml",
                        "[{\"kind\":\"inSource\",\"justification\":\"each value counts\"}]")
                .containsEntry("I-CADENCE traits/once.yaml", "[{\"kind\":\"external\"}]")
                .containsEntry("E-FUNC traits/%C3%BCberall%20100%20%25.yaml", "[]");
    }

    @Test
    void withoutFindingsTheLogHasNoOpenResults() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), """
                name: x
                lint: { rules: { I-CADENCE: off, I-KEY: off, W-FREQ-1: off } }
                """);
        Files.delete(folder.resolve("traits/überall 100 %.yaml"));
        Ran.in(folder, "lint", "--sarif", "out.sarif", "-q", "event('A').count()");
        assertThat(JsonMapper.shared().readTree(log()).at("/runs/0/results"))
                .allMatch(result -> result.at("/suppressions/0/kind").asString().equals("external"));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("out.sarif"));
    }
}
