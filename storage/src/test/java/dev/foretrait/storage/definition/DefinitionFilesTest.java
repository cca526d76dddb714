package dev.foretrait.storage.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.definition.BuilderCondition;
import dev.foretrait.engine.definition.BuilderForm;
import dev.foretrait.engine.definition.BuilderOperator;
import dev.foretrait.engine.definition.BuilderType;
import dev.foretrait.engine.definition.BuilderWindow;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.definition.Origin;
import dev.foretrait.engine.definition.ValueType;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Cadence;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Dialect;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.DateCadence;
import dev.foretrait.engine.semantics.KeySpelling;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionFilesTest {

    private static final String SAMPLE = """
            traits:
              - key: total_inbounds            # what Segment will call it; predicted from the name when left out
                name: Total inbounds
                type: event_counter
                event: Flex - Engagement Completed
                conditions:                    # joined by AND
                  - { property: direction, operator: equals, value: Inbound }
              - key: common_request
                name: Common request
                type: most_frequent
                event: Flex - Wrap Up Completed
                property: topic
                minimum_frequency: 2
                window: 90 days                # optional; session: 1 hour for a session window
              - key: longest_call
                name: Longest call
                query: event('Flex - Engagement Initiated').within(30 days).max(property('Duration'))
                level: users                   # users (default) | accounts | linked (audiences only)
            """;

    @Test
    void theSampleOfTheContractIsRead() {
        DefinitionSet read = read(SAMPLE);

        assertThat(read.findings()).isEmpty();
        assertThat(read.definitions())
                .extracting(Definition::key)
                .containsExactly("total_inbounds", "common_request", "longest_call");
        assertThat(read.definitions())
                .extracting(Definition::origin)
                .containsExactly(Origin.BUILDER, Origin.BUILDER, Origin.QUERY);
        assertThat(form(read.definitions().get(1)))
                .isEqualTo(new BuilderForm(
                        BuilderType.MOST_FREQUENT,
                        "Flex - Wrap Up Completed",
                        Optional.of(field(Operand.Scope.PROPERTY, "topic")),
                        List.of(),
                        2,
                        ValueType.TEXT,
                        Optional.of(new BuilderWindow.Sliding(new Length(90, Length.Unit.DAY))),
                        List.of()));
        assertThat(form(read.definitions().get(2)).type()).isEqualTo(BuilderType.MAXIMUM);
        Definition first = read.definitions().get(0);
        assertThat(first.source().position(first.span().start())).isEqualTo(new Source.Position(2, 10));
    }

    @Test
    void theLimitsOfASpaceAreThoseThatDefinitionsAreCheckedBy() {
        String text = """
                traits:
                  - name: Calls of the day
                    query: event('Call').expires_after(100 days).mode(property('topic'), 2)
                """;
        Limits generous = Limits.PUBLISHED.with(Limit.SESSION_MOST, OptionalLong.empty());
        Limits narrow = generous.with(Limit.MINIMUM_FREQUENCY, OptionalLong.of(3))
                .with(Limit.PRIMARY_EXPRESSIONS, OptionalLong.of(0))
                .with(Limit.NAME_LENGTH, OptionalLong.of(5))
                .with(Limit.QUERY_LENGTH, OptionalLong.of(5));

        assertThat(ids(text, Limits.PUBLISHED)).containsExactly("E-SESSION-SIZE");
        assertThat(ids(text, generous)).isEmpty();
        assertThat(ids(text, narrow)).containsExactlyInAnyOrder("W-FREQ-1", "E-LIMIT-50", "W-LENGTH", "W-LENGTH");
    }

    @Test
    void theSpaceSaysWhichKeyANameLeadsTo() {
        Source source = new Source("traits/a.yaml", "name: lastSeen\nquery: event('Call').count()\n");
        Semantics split = Semantics.DEFAULT.with(KeySpelling.CAMEL_CASE_SPLIT);

        assertThat(DefinitionFiles.inText(source, Kind.TRAIT, new Dialect(Limits.PUBLISHED, split))
                        .definitions())
                .extracting(Definition::key)
                .containsExactly("last_seen");
        assertThat(DefinitionFiles.inText(source, Kind.TRAIT).definitions())
                .extracting(Definition::key)
                .containsExactly("lastseen");
    }

    @Test
    void everyPartOfABuilderFormKnowsItsPlace() {
        String text = """
                traits:
                  - name: Calls
                    type: event_counter
                    event: Call
                    window: 7 days
                """;
        Definition definition = read(text).definitions().get(0);

        assertThat(Cadence.of(definition.query(), definition.level(), DateCadence.REALTIME)
                        .reasons())
                .extracting(reason -> reason.span().orElseThrow().in(text))
                .containsExactly("7 days");
    }

    private static List<String> ids(String text, Limits limits) {
        return DefinitionFiles.inText(
                        new Source("traits/limits.yaml", text), Kind.TRAIT, new Dialect(limits, Semantics.DEFAULT))
                .findings()
                .stream()
                .map(finding -> finding.rule().id())
                .toList();
    }

    @Test
    void everySettingOfADefinitionIsRead() {
        Definition definition = only("""
                name: Best topic
                description: >
                  What they ask
                  most.
                tags: [flex, support]
                level: accounts
                include_anonymous: true
                enabled: false
                type: most_frequent
                event: A
                trait: email
                value_type: number
                session: 30 minutes
                exclude_sources: src_test
                """);

        assertThat(definition.key()).isEqualTo("best_topic");
        assertThat(definition.description()).isEqualTo("What they ask most.");
        assertThat(definition.tags()).containsExactly("flex", "support");
        assertThat(definition.level()).isEqualTo(Level.ACCOUNTS);
        assertThat(definition.includeAnonymous()).isTrue();
        assertThat(definition.enabled()).isFalse();
        assertThat(form(definition))
                .isEqualTo(new BuilderForm(
                        BuilderType.MOST_FREQUENT,
                        "A",
                        Optional.of(field(Operand.Scope.TRAIT, "email")),
                        List.of(),
                        2,
                        ValueType.NUMBER,
                        Optional.of(new BuilderWindow.Session(new Length(1_800, Length.Unit.SECOND))),
                        List.of("src_test")));
    }

    @Test
    void everyOperatorOfTheBuilderCanBeWritten() {
        for (BuilderOperator operator : BuilderOperator.values()) {
            String value = switch (operator.takes()) {
                case NOTHING -> "";
                case VALUE -> operator.displayName().endsWith("date") ? ", value: 2026-01-15" : ", value: x";
                case LIST -> ", value: [x, y]";
                case LENGTH -> ", value: 7 days";
            };
            Definition definition =
                    only("name: n\ntype: event_counter\nevent: A\nconditions:\n  - { context: page.url, operator: "
                            + operator.displayName() + value + " }\n");

            BuilderCondition condition = form(definition).conditions().get(0);
            assertThat(condition.comparator()).isEqualTo(operator.comparator());
            assertThat(condition.field()).isEqualTo(field(Operand.Scope.CONTEXT, "page.url"));
        }
    }

    @Test
    void constantsAreWhatTheyLookLikeUnlessQuoted() {
        Definition definition = only("""
                name: n
                type: event_counter
                event: A
                conditions:
                  - property: p
                    operator: equals one of
                    value: [x, 1.50, 1e3, 5., true, 2026-01-15, 2026-01-15T12:00:00Z, "2026-01-15", "7", 2026-13-15, 007]
                """);

        assertThat(form(definition).conditions())
                .containsExactly(BuilderCondition.of(
                        field(Operand.Scope.PROPERTY, "p"),
                        Comparator.ONE_OF,
                        List.of(
                                new Literal.Text("x"),
                                new Literal.Number("1.50"),
                                new Literal.Number("1000"),
                                new Literal.Number("5"),
                                new Literal.Text("true"),
                                new Literal.Date("2026-01-15"),
                                new Literal.Timestamp("2026-01-15T12:00:00Z"),
                                new Literal.Text("2026-01-15"),
                                new Literal.Text("7"),
                                new Literal.Text("2026-13-15"),
                                new Literal.Text("007"))));
    }

    @Test
    void aTagSaysWhatAConstantIs() {
        Definition definition = only("""
                name: n
                type: event_counter
                event: A
                conditions:
                  - property: p
                    operator: equals one of
                    value: [.5, -.5, .5e1, !!str 5, !!int '5', !!float "5.5", !!str 2026-01-15, ! 5, !other 5, '.5']
                """);

        assertThat(form(definition).conditions())
                .containsExactly(BuilderCondition.of(
                        field(Operand.Scope.PROPERTY, "p"),
                        Comparator.ONE_OF,
                        List.of(
                                new Literal.Number("0.5"),
                                new Literal.Number("-0.5"),
                                new Literal.Number("5"),
                                new Literal.Text("5"),
                                new Literal.Number("5"),
                                new Literal.Number("5.5"),
                                new Literal.Text("2026-01-15"),
                                new Literal.Text("5"),
                                new Literal.Number("5"),
                                new Literal.Text(".5"))));
    }

    @Test
    void aFileWithoutWindowLooksAtAllOfHistory() {
        assertThat(form(only("name: n\ntype: event_counter\nevent: A\n")).window())
                .isEmpty();
        assertThat(form(only("name: n\ntype: event_counter\nevent: A\nwindow: 7 days to 10 days\n"))
                        .window())
                .contains(new BuilderWindow.InBetween(new Length(7, Length.Unit.DAY), new Length(10, Length.Unit.DAY)));
    }

    @Test
    void aSpaceIsReadFileByFile(@TempDir Path space) throws IOException {
        write(space, "traits/b.yaml", "name: B\ntype: event_counter\nevent: E\n");
        write(
                space,
                "traits/a.yaml",
                "traits:\n  - { name: A, type: event_counter, event: E }\n  - { name: A2, typ: x }\n");
        write(space, "traits/.hidden.yaml", "nonsense");
        write(space, "traits/notes.txt", "nonsense");
        write(space, "audiences/c.yml", "name: C\nquery: event('E').count() >= 1\n");
        Files.createDirectories(space.resolve("traits/x.yaml"));

        DefinitionSet read = DefinitionFiles.inSpace(space);

        assertThat(read.definitions()).extracting(Definition::key).containsExactly("a", "b", "c");
        assertThat(read.definitions())
                .extracting(Definition::kind)
                .containsExactly(Kind.TRAIT, Kind.TRAIT, Kind.AUDIENCE);
        assertThat(read.definitions())
                .extracting(definition -> definition.source().name())
                .containsExactly("traits/a.yaml", "traits/b.yaml", "audiences/c.yml");
        assertThat(read.findings())
                .extracting(finding -> finding.source().name() + " " + finding.message())
                .contains("traits/a.yaml there is no field 'typ' here", "traits/x.yaml this is a folder, not a file");
    }

    @Test
    void twoDefinitionsInTwoFilesCannotHaveOneKey(@TempDir Path space) throws IOException {
        write(space, "traits/a.yaml", "\nname: Same\ntype: event_counter\nevent: E\n");
        write(space, "traits/b.yaml", "key: same\ntype: event_counter\nevent: F\n");

        DefinitionSet read = DefinitionFiles.inSpace(space);

        assertThat(read.definitions()).hasSize(1);
        assertThat(read.findings())
                .extracting(finding -> finding.source().name() + " " + finding.message())
                .containsExactly("traits/b.yaml the key 'same' is taken: traits/a.yaml:2:7 has it");
    }

    @Test
    void findingsOfAQueryPointIntoTheFile() {
        String text = """
                traits:
                  - name: Calls 😀
                    query: >
                      event('😀 A')
                      .within(2 weeks).count()
                """;

        Diagnostic finding = read(text).findings().get(0);

        assertThat(text.substring(finding.span().start(), finding.span().end())).contains("week");
        assertThat(finding.source().position(finding.span().start()).line()).isEqualTo(5);
    }

    @Test
    void aBuilderFormIsCheckedAsTheQueryItStandsFor() {
        String text = """
                name: Often
                type: most_frequent
                event: Анна
                property: topic
                minimum_frequency: 1
                conditions:
                  - { property: a, operator: exists }
                  - { context: traits.plan, operator: equals, value: pro }
                session: 91 days
                """;

        DefinitionSet read = read(text);

        assertThat(read.definitions()).isEmpty();
        assertThat(read.findings())
                .extracting(finding -> finding.rule().id() + " "
                        + text.substring(finding.span().start(), finding.span().end()))
                .containsExactly(
                        "W-CHARSET Анна", "W-FREQ-1 topic", "W-CONTEXT-TRAITS traits.plan", "E-SESSION-SIZE 91 days");
    }

    @Test
    void everyPlaceInAQueryIsAPlaceInTheFile() {
        String text = """
                name: Bought
                query: "event('A \\u2603').where(property('b') = 'c').within(7 days)\\
                  .sum(property('d'))"
                """;

        Query.Trait query = (Query.Trait) only(text).query();

        assertThat(at(text, query.chain().nameSpan())).isEqualTo("'A \\u2603'");
        assertThat(at(text, query.chain().filters().get(1).span())).isEqualTo("within(7 days)");
        assertThat(at(text, query.chain().reduction().span())).isEqualTo("sum(property('d'))");
    }

    @Test
    void anOptionThatItsTypeLacksIsMendedByTakingItsLineAway() {
        String text = "name: n\ntype: last\nproperty: p\nminimum_frequency: 2\nevent: A\n";

        DefinitionSet read = read(text);

        assertThat(read.definitions()).hasSize(1);
        assertThat(read.findings().get(0).fix().orElseThrow().applyTo(text))
                .isEqualTo("name: n\ntype: last\nproperty: p\nevent: A\n");
        assertThat(read("{ name: n, type: last, property: p, event: A, minimum_frequency: 2 }")
                        .findings()
                        .get(0)
                        .fix())
                .isEmpty();
    }

    @Test
    void anEditOfAQueryKeepsToTheQuotesOfItsScalar() {
        String text = "name: n\nquery: 'event(‘A’).count()'\n";

        DefinitionSet read = read(text);

        String mended = text;
        for (int i = read.findings().size() - 1; i >= 0; i--) {
            mended = read.findings().get(i).fix().orElseThrow().applyTo(mended);
        }
        assertThat(mended).isEqualTo("name: n\nquery: 'event(''A'').count()'\n");
    }

    @Test
    void aCommentThatCutsAQueryIsNamed() {
        assertThat(read("name: n\nquery: event('Room #1 #2').count()\n")
                        .findings()
                        .get(0)
                        .hint())
                .contains(
                        "' #' begins a comment in YAML: put the text in double quotes, or on lines of its own below '|'");
    }

    @Test
    void aTypedQueryIsATraitOrAnAudience() {
        DefinitionSet read =
                DefinitionFiles.typed(List.of("event('A').count()", "event('A').count() >= 1"), Level.USERS);

        assertThat(read.findings()).isEmpty();
        assertThat(read.definitions()).extracting(Definition::key).containsExactly("query", "query_2");
        assertThat(read.definitions()).extracting(Definition::kind).containsExactly(Kind.TRAIT, Kind.AUDIENCE);
    }

    @Test
    void aTypedQueryIsRefusedUnderItsName() {
        DefinitionSet read = DefinitionFiles.typed(List.of("event('A').cuont()"), Level.USERS);

        assertThat(read.definitions()).isEmpty();
        assertThat(read.findings())
                .isNotEmpty()
                .allMatch(finding -> finding.source().name().equals("-q"));
    }

    private static DefinitionSet read(String text) {
        return DefinitionFiles.inText(new Source("a.yaml", text), Kind.TRAIT);
    }

    private static Definition only(String text) {
        DefinitionSet read = read(text);
        assertThat(read.hasErrors()).as("%s", read.findings()).isFalse();
        assertThat(read.definitions()).hasSize(1);
        return read.definitions().get(0);
    }

    private static String at(String text, Span span) {
        return text.substring(span.start(), span.end());
    }

    private static BuilderForm form(Definition definition) {
        return BuilderForm.of(definition.query()).orElseThrow();
    }

    private static Operand.Field field(Operand.Scope scope, String path) {
        return new Operand.Field(scope, PropertyPath.parse(path), Span.NONE);
    }

    private static void write(Path space, String name, String text) throws IOException {
        Path file = space.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
