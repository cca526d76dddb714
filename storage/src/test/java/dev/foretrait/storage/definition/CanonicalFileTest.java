package dev.foretrait.storage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.definition.Origin;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFileTest {

    private static final Path PAIRS = Path.of("src/test/resources/dev/foretrait/storage/definition/format");

    static Stream<String> pairs() throws IOException {
        try (Stream<Path> files = Files.list(PAIRS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".in.yaml"))
                    .map(name -> name.replace(".in.yaml", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aFileIsWrittenAsReviewed(String name) throws IOException {
        String formatted = formatted(Files.readString(PAIRS.resolve(name + ".in.yaml")));
        Path expected = PAIRS.resolve(name + ".out.yaml");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, formatted);
        }
        assertThat(formatted).isEqualTo(Files.readString(expected));
        assertThat(formatted(formatted)).isEqualTo(formatted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "current", "fixed"})
    void theSampleSpaceIsCanonical(String name) throws IOException {
        String text = Files.readString(Path.of("../fixtures/flex/traits", name + ".yaml"));
        assertThat(formatted(text)).isEqualTo(text);
    }

    @Test
    void everyFieldHasAPlace() {
        assertThat(Vocabulary.CANONICAL_ORDER).containsExactlyInAnyOrderElementsOf(Vocabulary.ALL);
    }

    @Test
    void whatIsDisabledStaysSo() {
        assertThat(formatted("enabled:   false\nname: Calls\nquery: event( 'Call' ).count()\n"))
                .isEqualTo("name: Calls\nquery: event('Call').count()\nenabled: false\n");
    }

    @Test
    void linesEndAsTheFirstOneDoes() {
        String text = "traits:\r\n  - name: 'Calls'\r\n    # all of them\r\n    query: event( 'Call' ).count()\r\n";
        assertThat(formatted(text))
                .isEqualTo("traits:\r\n  - name: Calls\r\n    # all of them\r\n    query: event('Call').count()\r\n");
    }

    @Test
    void everyDefinitionIsSpelledAsAQuery() {
        assertThat(spelled(Origin.QUERY, """
                        traits:
                          # the recipe
                          - name: Topic
                            type: most_frequent   # of all
                            event: Call
                            conditions:
                              # only these
                              - { property: direction, operator: equals, value: Inbound }
                            property: topic
                            window: 90 days
                            level: accounts
                        """).text().orElseThrow()).isEqualTo("""
                        traits:
                          # the recipe
                          - name: Topic
                            # of all
                            # only these
                            query: event('Call').where(property('direction') = 'Inbound').within(90 days).mode(property('topic'), 2)
                            level: accounts
                        """);
    }

    @Test
    void aQueryIsSpelledAsAFormWhereItHasOne() {
        CanonicalFile file = spelled(Origin.BUILDER, """
                        traits:
                          - name: Topic
                            query: event('Call').where(property('a.b').contains('x', 'y') AND context('n') > 5 AND property('d') = '2026-01-01' AND property('e').before_last(7 days)).between(1 day, 9 days).mode(property('topic') as number, 3)
                          - name: Calls
                            query: |
                              event('Call').sources({exclude: 'one'}).expires_after(1800 seconds).count()
                          - name: Either
                            query: event('Call').where(property('a') = 1 OR property('b') = 1).count()
                        """);
        assertThat(file.kept()).containsExactly("either");
        assertThat(file.text().orElseThrow()).isEqualTo("""
                        traits:
                          - name: Topic
                            type: most_frequent
                            event: Call
                            conditions:
                              - { property: a.b, operator: contains one of, value: [x, y] }
                              - { context: n, operator: greater than, value: 5 }
                              - { property: d, operator: equals, value: '2026-01-01' }
                              - { property: e, operator: before last, value: 7 days }
                            property: topic
                            value_type: number
                            minimum_frequency: 3
                            window: 1 day to 9 days
                          - name: Calls
                            type: event_counter
                            event: Call
                            session: 1800 seconds
                            exclude_sources: [one]
                          - name: Either
                            query: event('Call').where(property('a') = 1 OR property('b') = 1).count()
                        """);
    }

    @Test
    void aFileWithErrorsIsRefusedWithTheirPlaces() {
        CanonicalFile file = read("name: Calls\nquery: event('Call').cuont()\n");
        assertThat(file.text()).isEmpty();
        assertThat(file.findings()).extracting(finding -> finding.rule().id()).containsExactly("E-FUNC");
    }

    @Test
    void aFileThatRepeatsValuesIsLeftAlone() {
        CanonicalFile file = read("""
                traits:
                  - { name: A, type: event_counter, event: Call, conditions: &all [{ property: a, operator: exists }] }
                  - { name: B, type: event_counter, event: Chat, conditions: *all }
                """);
        assertThat(file.text()).isEmpty();
        assertThat(file.findings()).extracting(finding -> finding.rule()).containsExactly(DefinitionRule.E_FORMAT);
    }

    @Test
    void aFileWithoutDefinitionsStaysAsItIs() {
        assertThat(formatted("# later\n")).isEqualTo("# later\n");
    }

    @Test
    void anAudienceStandsAlone() {
        Source source = new Source("audiences/a.yaml", "query:   event('A').count()>=1\nname: A\n");
        assertThat(CanonicalFile.of(source, Kind.AUDIENCE, Dialect.PUBLISHED).text())
                .contains("name: A\nquery: event('A').count() >= 1\n");
    }

    @Test
    void wordsThatNeedQuotesKeepThem() {
        for (String name : List.of("'5'", "'true'", "'a: b'", "'# a'", "'- a'", "\"a\\tb\"", "'it''s'")) {
            String text = "key: a\nname: " + name + "\nquery: event('A').count()\n";
            assertThat(formatted(text)).isIn(text, text.replace("'it''s'", "it's"));
        }
    }

    private static String formatted(String text) {
        CanonicalFile file = read(text);
        assertThat(file.findings()).isEmpty();
        return file.text().orElseThrow();
    }

    private static CanonicalFile read(String text) {
        return CanonicalFile.of(new Source("traits/a.yaml", text), Kind.TRAIT, Dialect.PUBLISHED);
    }

    private static CanonicalFile spelled(Origin spelling, String text) {
        return CanonicalFile.of(
                new Source("traits/a.yaml", text),
                Kind.TRAIT,
                Acceptance.STRICT,
                Dialect.PUBLISHED,
                Optional.of(spelling));
    }
}
