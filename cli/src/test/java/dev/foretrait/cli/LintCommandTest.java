package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.semantics.Limitation;
import dev.foretrait.storage.settings.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LintCommandTest {

    private static final String TRAITS = """
            traits:
              - key: calls
                name: All calls
                query: event('Call').within(7 days).count()
              - name: Most rung
                type: most_frequent
                event: Call
                property: number
                minimum_frequency: 1
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aSpace() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), "name: x\nplan: flex\n");
        Files.createDirectories(folder.resolve("traits"));
        Files.writeString(folder.resolve("traits/calls.yaml"), TRAITS);
    }

    @Test
    void theSampleSpaceLooksAsReviewed() {
        Ran ran = Ran.in(
                Path.of("../fixtures/flex"),
                "lint",
                "--without-events",
                "--notes",
                "--select",
                "path:traits/fixed.yaml");
        assertThat(ran.status()).as(ran.err()).isZero();
        Golden.check("lint-flex.txt", ran.out());
    }

    @Test
    void warningsLeaveTheStatusAtZeroAndNotesAreCounted() {
        Ran ran = Ran.in(folder, "lint");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("""
                traits/calls.yaml:8:15: W-FREQ-1 Segment asks that a most frequent value was seen at least twice
                8 |     property: number
                  |               ^^^^^^ write 2 or more

                2 definitions · 0 errors · 1 warning · 3 notes, see --notes
                """);
    }

    @Test
    void anErrorIsStatusOneWhereverItIs() throws IOException {
        Files.writeString(folder.resolve("traits/wrong.yaml"), "name: Wrong\nquery: event('A').cuont()\n");
        Ran ran = Ran.in(folder, "lint", "calls");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .contains("traits/wrong.yaml:2:19: E-FUNC", "did you mean 'count'?", "1 definition · 1 error")
                .doesNotContain("W-FREQ-1");
    }

    @Test
    void moreThanThePlanIncludesIsSaidOnce() throws IOException {
        Files.writeString(folder.resolve("traits/more.yaml"), "name: More\nquery: event('More').count()\n");
        assertThat(Ran.in(folder, "lint").out())
                .containsOnlyOnce("W-QUOTA")
                .contains(
                        "traits/more.yaml:1:7: W-QUOTA there are 3 computed traits, and the plan includes 2 (L-QTY-1)");
    }

    @Test
    void rulesAreGradedAsTheSpaceSays() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), """
                name: x
                lint:
                  rules:
                    I-KEY: off
                    I-CADENCE: off
                    W-FREQ-1: { severity: error, reason: once is an accident }
                """);
        Ran ran = Ran.in(folder, "lint");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("W-FREQ-1", "1 error · 0 warnings · 0 notes\n");
        assertThat(Ran.in(folder, "lint", "--explain", "I-KEY").out()).startsWith("I-KEY  off\n");
    }

    @Test
    void aSilencedRuleIsSilentInPreviewsToo() throws IOException {
        Files.writeString(folder.resolve("events.ndjson"), "");
        assertThat(Ran.in(folder, "preview", "--events", "events.ndjson").out()).contains("W-FREQ-1");
        Files.writeString(folder.resolve("foretrait.yaml"), "name: x\nlint: { rules: { W-FREQ-1: off } }\n");
        assertThat(Ran.in(folder, "preview", "--events", "events.ndjson").out())
                .contains("most_rung")
                .doesNotContain("W-FREQ-1");
    }

    @Test
    void findingsComeAsDataToo() {
        JsonNode findings = JsonMapper.shared()
                .readTree(Ran.in(folder, "lint", "--format", "json", "--select", "calls")
                        .out());
        assertThat(findings).hasSize(2);
        assertThat(findings.get(1).propertyNames())
                .containsExactly("id", "severity", "message", "file", "line", "column", "hint");
        assertThat(findings.get(1).get("id").asString()).isEqualTo("I-CADENCE");
        assertThat(findings.get(1).get("line").asInt()).isEqualTo(4);
    }

    @Test
    void aTypedQueryNeedsNoSpace(@TempDir Path nowhere) {
        Ran ran = Ran.in(nowhere, "lint", "-q", "event('Call').within(2 weeks).count()");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("-q:1:24: E-UNIT", "write 14 days");
        assertThat(Ran.in(nowhere, "lint").status()).isEqualTo(2);
    }

    @Test
    void aRuleIsExplainedByItsPage() {
        assertThat(Ran.in(folder, "lint", "--explain", "W-FREQ-1").out().lines())
                .contains(
                        "W-FREQ-1  warning",
                        "  value that is frequent in name only.",
                        "  For example:",
                        "      query: event('Call').mode(property('reason'), 1)",
                        "        W-FREQ-1: { severity: off, reason: why it does not matter here }");
    }

    @Test
    void circlesAndMisfitsWithTheDataGraphAreFoundToo() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), """
                name: x
                data_graph:
                  entities:
                    order: { file: orders.csv, primary_key: id, columns: { id: STRING, email: STRING } }
                  relationships:
                    sales: { related_entity: order, external_id: { type: email, join_key: email } }
                """);
        Files.createDirectories(folder.resolve("audiences"));
        Files.writeString(folder.resolve("audiences/all.yaml"), """
                audiences:
                  - { key: a, query: trait('b') = 'true' }
                  - { key: b, query: trait('a') = 'true' }
                  - { key: c, level: linked, query: entity('orders').count() >= 1 }
                """);
        Ran ran = Ran.in(folder, "lint");
        assertThat(ran.status()).as(ran.err()).isEqualTo(1);
        assertThat(ran.out()).contains("audiences/all.yaml:3:28: E-CYCLE ", "audiences/all.yaml:4:44: E-ENTITY-SLUG ");
    }

    @Test
    void whatIsNotThereCannotBeSelectedOrExplained() {
        assertThat(Ran.in(folder, "lint", "cals").out()).contains("did you mean 'calls'?");
        assertThat(Ran.in(folder, "lint", "cals").status()).isEqualTo(1);
        Ran ran = Ran.in(folder, "lint", "--explain", "W-QUTA");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no rule 'W-QUTA'", "did you mean 'W-QUOTA'?");
    }

    @Test
    void aFileThatCannotBeReadIsStatusTwo() throws IOException {
        Files.createDirectories(folder.resolve("traits/folder.yaml"));
        assertThat(Ran.in(folder, "lint").status()).isEqualTo(2);
    }

    @Test
    void everyRuleIsListedOnASheetThatFitsTheScreen() {
        String sheet = Ran.in(folder, "lint", "--rules").out();
        assertThat(Rules.ALL).allSatisfy(rule -> assertThat(sheet).contains(rule.id()));
        assertThat(sheet.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theRulesThatTheLimitsNameAreThere() {
        List<String> named = Stream.of(Limitation.values())
                .flatMap(row -> Pattern.compile("\\b[EWI]-[A-Z0-9-]+")
                        .matcher(row.note())
                        .results())
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(named).hasSizeGreaterThan(10).allMatch(id -> Rules.named(id).isPresent());
    }
}
