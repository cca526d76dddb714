package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Definitions held against events, and repaired in their files. */
class LintFixTest {

    private static final Path FLEX = Path.of("../fixtures/flex");

    private static final String TRAITS = """
            traits:
              - key: inbounds   # of a day
                type: event_counter
                event: Call
                conditions:
                  - { property: way, operator: equals, value: in }
              - key: calls
                type: event_counter
                event: Call
            """;

    private static final String EVENTS = """
            {"type":"track","event":"Call","userId":"ana","timestamp":"2026-02-01T10:00:00Z","properties":{"Way":"In","no":1}}
            {"type":"track","event":"Call","userId":"bob","timestamp":"2026-02-02T10:00:00Z","properties":{"Way":"IN","no":2}}
            {"type":"track","event":"Call","userId":"bob","timestamp":"2026-02-03T10:00:00Z","properties":{"Way":"Out","no":2}}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aSpace() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), "name: x\nexports: [events.ndjson]\n");
        Files.createDirectories(folder.resolve("traits"));
        Files.writeString(folder.resolve("traits/calls.yaml"), TRAITS);
        Files.writeString(folder.resolve("events.ndjson"), EVENTS);
    }

    @Test
    void theRecipesOfTheGuideWorkAfterOneFix(@TempDir Path flex) throws IOException {
        try (Stream<Path> files = Files.walk(FLEX)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = flex.resolve(FLEX.relativize(file).toString());
                boolean wanted = Stream.of("foretrait.yaml", "seed.yaml", ".gz", ".ndjson")
                        .anyMatch(file.toString()::endsWith);
                if (wanted && !file.toString().contains(".foretrait/")) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Golden.check("lint-seed.txt", Ran.in(flex, "lint").out());
        Ran fixed = Ran.in(flex, "lint", "--fix");
        assertThat(fixed.status()).as(fixed.err()).isZero();
        Golden.check("lint-fix-seed.txt", fixed.out());
        assertThat(Ran.in(flex, "preview").out()).contains("8 definitions · 8 with members · 0 without");
    }

    @Test
    void aRepairIsShownWithItsMembersAndItsDifference() throws IOException {
        Ran ran = Ran.in(folder, "lint", "--fix");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("""
                inbounds  0 → 2 profiles
                  with property "Way" and values "IN" or "In"

                --- traits/calls.yaml
                +++ traits/calls.yaml (repaired)
                @@ -3,7 +3,7 @@
                     type: event_counter
                     event: Call
                     conditions:
                -      - { property: way, operator: equals, value: in }
                +      - { property: Way, operator: equals one of, value: [IN, In] }
                   - key: calls
                     type: event_counter
                     event: Call

                1 definition repaired in 1 file
                """);
        assertThat(Files.readString(folder.resolve("traits/calls.yaml")))
                .isEqualTo(TRAITS.replace(
                        "{ property: way, operator: equals, value: in }",
                        "{ property: Way, operator: equals one of, value: [IN, In] }"));
    }

    @Test
    void optionsWithoutEffectAreRemovedAndCommentsStay() throws IOException {
        String traits = """
                traits:
                  - key: last_way
                    type: last
                    event: Call
                    property: Way
                    value_type: Text
                    minimum_frequency: 2   # as the guide has it
                  - key: every_way
                    type: unique_list
                    event: Call
                    property: Way
                    value_type: Text
                    lint: { I-OPTION: { severity: off, reason: we like it }}
                """;
        Files.writeString(folder.resolve("traits/calls.yaml"), traits);
        Ran ran = Ran.in(folder, "lint", "--fix");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("""
                traits/calls.yaml:6:5
                  removed: 'value_type' has no effect on the type last
                """)
                .contains("-    value_type: Text\n")
                .endsWith("\n1 option without effect removed in 1 file\n");
        assertThat(Files.readString(folder.resolve("traits/calls.yaml")))
                .isEqualTo(traits.replaceFirst("    value_type: Text\n", ""));
        assertThat(Ran.in(folder, "lint", "--fix").out())
                .isEqualTo("nothing to repair: each definition that was read has members\n");
    }

    @Test
    void anOptionThatTheTypeDoesNotHaveIsRemovedWhereTheValueStays() throws IOException {
        String traits = """
                traits:
                  - key: calls
                    type: event_counter
                    event: Call
                    property: Way
                  - key: way
                    type: most_frequent
                    event: Call
                    property: Way
                    minimum_frequency: 1
                    value_type: date
                """;
        Files.writeString(folder.resolve("traits/calls.yaml"), traits);
        Ran ran = Ran.in(folder, "lint", "--fix");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("""
                traits/calls.yaml:5:5
                  removed: 'property' has no effect on the type event_counter
                """);
        assertThat(Files.readString(folder.resolve("traits/calls.yaml")))
                .isEqualTo(traits.replaceFirst("    property: Way\n", ""));
        assertThat(Ran.in(folder, "lint").out())
                .contains(
                        "W-OPTION there is no value type 'date': values are compared as text, and --fix does not guess");
    }

    @Test
    void optionsAreRemovedTogetherWithRepairs() throws IOException {
        Files.writeString(
                folder.resolve("traits/calls.yaml"),
                "key: way\ntype: last\nvalue_type: Text\nevent: Call\nproperty: way\nminimum_frequency: 2\n");
        JsonNode mended = JsonMapper.shared()
                .readTree(Ran.in(folder, "lint", "--fix", "--format", "json").out());
        assertThat(mended.get(0).get("membersAfter").asInt()).isEqualTo(2);
        assertThat(mended.get(1).get("removed").asString()).isEqualTo("'value_type' has no effect on the type last");
        assertThat(mended).hasSize(3);
        assertThat(Files.readString(folder.resolve("traits/calls.yaml")))
                .isEqualTo("key: way\ntype: last\nevent: Call\nproperty: Way\n");
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        Ran ran = Ran.in(folder, "lint", "--fix", "--dry-run");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("+++ traits/calls.yaml (repaired)", "1 definition would be repaired in 1 file");
        assertThat(Files.readString(folder.resolve("traits/calls.yaml"))).isEqualTo(TRAITS);
    }

    @Test
    void aSecondFixFindsNothingToRepair() throws IOException {
        Ran.in(folder, "lint", "--fix");
        String once = Files.readString(folder.resolve("traits/calls.yaml"));
        assertThat(Ran.in(folder, "lint", "--fix").out())
                .isEqualTo("nothing to repair: each definition that was read has members\n");
        assertThat(Files.readString(folder.resolve("traits/calls.yaml"))).isEqualTo(once);
    }

    @Test
    void onlyWhatIsSelectedIsRepaired() throws IOException {
        assertThat(Ran.in(folder, "lint", "--fix", "calls").out())
                .isEqualTo("nothing to repair: each definition that was read has members\n");
        assertThat(Files.readString(folder.resolve("traits/calls.yaml"))).isEqualTo(TRAITS);
    }

    @Test
    void anotherRepairThanTheBestCanBeChosen() throws IOException {
        Files.writeString(folder.resolve("traits/calls.yaml"), "key: no\ntype: last\nevent: Message\nproperty: NO\n");
        Files.writeString(folder.resolve("events.ndjson"), EVENTS + """
                {"type":"track","event":"Messages","userId":"ana","timestamp":"2026-02-01T10:00:00Z","properties":{"no":1}}
                """);
        assertThat(Ran.in(folder, "preview").out())
                .contains("with event \"Call\" and property \"no\": 2 profiles")
                .contains("with event \"Messages\" and property \"no\": 1 profile");
        assertThat(Ran.in(folder, "lint", "--fix", "--repair", "3", "no").err())
                .contains("there is no repair 3 of 'no'", "there are 1 to 2, the best first");
        assertThat(Ran.in(folder, "lint", "--fix", "--repair", "2", "no").status())
                .isZero();
        assertThat(Files.readString(folder.resolve("traits/calls.yaml")))
                .isEqualTo("key: no\ntype: last\nevent: Messages\nproperty: no\n");
    }

    @Test
    void theOnlyRepairIsOfferedWhereAnotherIsAskedFor() {
        assertThat(Ran.in(folder, "lint", "--fix", "--repair", "9", "inbounds").err())
                .contains("there is no repair 9 of 'inbounds'", "there is one: --repair 1");
    }

    @Test
    void whatCannotBeRepairedIsStatusOne() throws IOException {
        Files.writeString(folder.resolve("traits/calls.yaml"), "key: no\ntype: last\nevent: Call\nproperty: colour\n");
        Ran ran = Ran.in(folder, "lint", "--fix");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("""
                no  0 profiles
                  colour is missing on all 3 "Call" events
                  no other event, property or value would give it members

                0 definitions repaired in 0 files · 1 cannot be
                """);
    }

    @Test
    void definitionsWithErrorsAreShownAndLeftAlone() throws IOException {
        Files.writeString(folder.resolve("traits/wrong.yaml"), "name: Wrong\nquery: event('A').cuont()\n");
        Ran ran = Ran.in(folder, "lint", "--fix");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("traits/wrong.yaml:2:19: E-FUNC");
        assertThat(ran.out()).contains("1 definition repaired in 1 file");
    }

    @Test
    void aTypedQueryIsRepairedOnTheScreen(@TempDir Path nowhere) throws IOException {
        Files.writeString(nowhere.resolve("events.ndjson"), EVENTS);
        Ran ran = Ran.in(
                nowhere, "lint", "--fix", "-q", "event('call').last(property('no'))", "--events", "events.ndjson");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .contains("query  0 → 2 profiles", "no file was changed", "event('Call').last(property('no'))\n");
    }

    @Test
    void repairsComeAsDataToo() {
        JsonNode all = JsonMapper.shared()
                .readTree(Ran.in(folder, "lint", "--fix", "--dry-run", "--format", "json")
                        .out());
        assertThat(all).hasSize(1);
        JsonNode only = all.get(0);
        assertThat(only.propertyNames())
                .containsExactly("key", "file", "made", "membersBefore", "membersAfter", "edits", "query");
        assertThat(only.get("edits").valueStream().map(JsonNode::asString))
                .isEqualTo(List.of("with property \"Way\"", "with values \"IN\" or \"In\""));
    }

    @Test
    void withoutEventsThereIsNothingToRepairBy(@TempDir Path nowhere) {
        for (Ran ran : List.of(
                Ran.in(nowhere, "lint", "--fix", "-q", "event('A').count()"),
                Ran.in(folder, "lint", "--fix", "--without-events"))) {
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err()).contains("there are no events to repair definitions by");
        }
        assertThat(Ran.in(folder, "lint", "--fix", "--repair", "2").err())
                .contains("--repair goes with the key of a definition");
        assertThat(Ran.in(folder, "lint", "--dry-run").err()).contains("--repair and --dry-run go with --fix");
    }

    @Test
    void definitionsAreHeldAgainstEventsUnlessToldOtherwise() {
        assertThat(Ran.in(folder, "lint").out())
                .contains("traits/calls.yaml:2:10: W-NO-MEMBERS no profile has this")
                .contains("W-PROPERTY-CASE way is missing on all 3 \"Call\" events")
                .endsWith("1 without members can be repaired: foretrait lint --fix inbounds\n");
        assertThat(Ran.in(folder, "lint", "--without-events").out()).doesNotContain("W-NO-MEMBERS");
    }

    @Test
    void aDefinitionSaysWhichFindingsItIsFineWith() throws IOException {
        Files.writeString(
                folder.resolve("traits/calls.yaml"),
                TRAITS.replace(
                        "    type: event_counter\n    event: Call\n    conditions",
                        "    type: event_counter\n    event: Call\n"
                                + "    lint: { W-NO-MEMBERS: { severity: off, reason: goes live in May } }\n    conditions"));
        assertThat(Ran.in(folder, "lint").out()).contains("W-PROPERTY-CASE").doesNotContain("W-NO-MEMBERS");
        assertThat(Ran.in(folder, "preview", "--format", "json").out()).doesNotContain("W-NO-MEMBERS");
        assertThat(Ran.in(folder, "fmt").status()).isZero();
        assertThat(Files.readString(folder.resolve("traits/calls.yaml")))
                .contains("    lint: { W-NO-MEMBERS: { severity: off, reason: goes live in May } }\n");
    }

    @Test
    void whatADefinitionCannotSilenceIsAnError() throws IOException {
        Files.writeString(
                folder.resolve("traits/calls.yaml"),
                "key: a\nquery: event('Call').count()\nlint: { W-NO-MEMBER: off, E-CYCLE: off }\n");
        Ran ran = Ran.in(folder, "lint", "--without-events");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .contains("E-LINT there is no rule 'W-NO-MEMBER'", "did you mean 'W-NO-MEMBERS'?")
                .contains("E-LINT 'E-CYCLE' stays an error");
    }
}
