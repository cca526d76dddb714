package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.semantics.BareConditions;
import dev.foretrait.engine.semantics.BareTraits;
import dev.foretrait.engine.semantics.CountedExpressions;
import dev.foretrait.engine.semantics.DateCadence;
import dev.foretrait.engine.semantics.DeepFunnels;
import dev.foretrait.engine.semantics.DoubleQuotes;
import dev.foretrait.engine.semantics.ElementsOnTheRight;
import dev.foretrait.engine.semantics.ImpossibleDates;
import dev.foretrait.engine.semantics.JunctionCase;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.ListTraits;
import dev.foretrait.engine.semantics.MissingFrequency;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.QuoteInText;
import dev.foretrait.engine.semantics.ReducedOperands;
import dev.foretrait.engine.semantics.ReducedTimestamps;
import dev.foretrait.engine.semantics.ReducedTraits;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.SwappedEnds;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Forms that the specification refuses and a space can take (U-03, U-04, U-05, U-15, U-22, U-27, U-45), or the other way round (U-02,
 * U-12, U-17, U-24, U-41, U-52).
 */
class AcceptanceChoicesTest {

    static Stream<Arguments> taken() {
        return Stream.of(
                audience(
                        JunctionCase.ANY_CASE,
                        "trait('a') = 1 and Not trait('b') = 2",
                        "E-SYNTAX",
                        "W-CASE",
                        "trait('a') = 1 AND NOT trait('b') = 2"),
                audience(
                        QuoteInText.ESCAPED_OR_DOUBLED,
                        "trait('cart') = 'User''s' OR trait('cart') = ''",
                        "E-SYNTAX",
                        "W-ESCAPE-UNVERIFIED",
                        "trait('cart') = 'User\\'s' OR trait('cart') = ''"),
                audience(
                        DoubleQuotes.ACCEPTED,
                        "trait(\"a\") = \"it's\"",
                        "E-LEX-QUOTE",
                        "W-QUOTE",
                        "trait('a') = 'it\\'s'"),
                trait(
                        SwappedEnds.PUT_IN_ORDER,
                        "event('A').between(10 days, 0 hours).count()",
                        "E-DURATION",
                        "W-WINDOW-ORDER",
                        "event('A').between(0 hours, 10 days).count()"),
                trait(
                        SwappedEnds.PUT_IN_ORDER,
                        "event('A').where(event('B').between(parent: 2 days, 1 hour).count() = 1).count()",
                        "E-WINDOW-ORDER",
                        "W-WINDOW-ORDER",
                        "event('A').where(event('B').between(parent: 1 hour, 2 days).count() = 1).count()"),
                trait(
                        MissingFrequency.TWO,
                        "event('A').mode(property('x') as number)",
                        "E-SYNTAX",
                        "W-FREQ-MISSING",
                        "event('A').mode(property('x') as number, 2)"),
                audience(
                        MissingFrequency.ONE,
                        "event('A').mode(property('x')) = 'a'",
                        "E-SYNTAX",
                        "W-FREQ-MISSING W-FREQ-1",
                        "event('A').mode(property('x'), 1) = 'a'"),
                audience(
                        ImpossibleDates.AS_TEXT,
                        "trait('a') = 2023-02-30 OR trait('a') = 2023-13-01T25:00Z",
                        "E-LEX-DATE",
                        "W-LEX-DATE",
                        "trait('a') = '2023-02-30' OR trait('a') = '2023-13-01T25:00Z'"),
                audience(
                        ImpossibleDates.ROLLED_OVER,
                        "trait('a') = 2023-02-30 OR trait('a') > 2024-11-31T10:00+02:00",
                        "E-LEX-DATE",
                        "W-LEX-DATE",
                        "trait('a') = 2023-03-02 OR trait('a') > 2024-12-01T10:00+02:00"),
                trait(
                        BareTraits.ACCEPTED,
                        "trait('address.zip\\.code')",
                        "E-RESULT",
                        "W-UNVERIFIED",
                        "trait('address.zip\\\\.code')"),
                ofAccounts(BareConditions.ANY, "NOT ANY event('A').count() = 1"),
                ofAccounts(BareConditions.ALL, "NOT ALL event('A').count() = 1"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        ReducedOperands.REFUSED,
                        Kind.AUDIENCE,
                        Level.USERS,
                        "event('A').count() > «event('B').count()» AND trait('b') = trait('c')"),
                Arguments.of(
                        DeepFunnels.REFUSED,
                        Kind.AUDIENCE,
                        Level.USERS,
                        "event('A').where(event('B').where(event(«'C'»).count() = 1).count() = 1).count() = 1"),
                Arguments.of(
                        ReducedTimestamps.REFUSED, Kind.TRAIT, Level.USERS, "event('A').last(«context('timestamp')»)"),
                Arguments.of(ReducedTraits.REFUSED, Kind.TRAIT, Level.ACCOUNTS, "event('A').last(«trait('plan')»)"),
                Arguments.of(
                        ElementsOnTheRight.REFUSED,
                        Kind.TRAIT,
                        Level.USERS,
                        "event('A').where(property('x') = «property('y.$')»).count()"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsTakenWithAWarningCanBeRefused(Option option, Kind kind, Level level, String marked) {
        String text = marked.replace("«", "").replace("»", "");
        Span span = new Span(marked.indexOf('«'), marked.indexOf('»') - 1);
        Reading usual = read(text, kind, level, Semantics.DEFAULT);
        assertThat(usual.query()).isPresent();
        assertThat(rules(usual)).containsExactly("W-UNVERIFIED");

        Reading switched = read(text, kind, level, Semantics.DEFAULT.with(option));
        assertThat(switched.query()).isEmpty();
        assertThat(rules(switched)).containsExactly("E-UNVERIFIED");
        assertThat(switched.diagnostics().get(0).span()).isEqualTo(span);
    }

    @Test
    void aTraitThatIsAListCanBeRefused() {
        String text = "event('A').unique(property('x'))";
        Semantics switched = Semantics.DEFAULT.with(ListTraits.REFUSED);
        assertThat(read(text, Kind.TRAIT, Level.USERS, Semantics.DEFAULT).diagnostics())
                .isEmpty();

        Reading reading = read(text, Kind.TRAIT, Level.USERS, switched);
        assertThat(reading.query()).isEmpty();
        assertThat(Renderer.PLAIN.render(reading.diagnostics())).isEqualTo("""
                query:1:12: E-UNVERIFIED a computed trait ends in one value, and unique makes a list (U-01)
                1 | event('A').unique(property('x'))
                  |            ^^^^^^^^^^^^^^^^^^^^^ write .count() behind it for the number of different values, or let the \
                space take lists: 'choices'
                """);
        assertThat(read(text + ".count()", Kind.TRAIT, Level.USERS, switched).query())
                .isPresent();
    }

    @Test
    void aCopyIsOfOneTraitOfTheProfile() {
        Semantics switched = Semantics.DEFAULT.with(BareTraits.ACCEPTED);
        for (String other : List.of("trait('a.$')", "property('a')", "context('a')", "'a'")) {
            Reading reading = read(other, Kind.TRAIT, Level.USERS, switched);
            assertThat(reading.query()).isEmpty();
            assertThat(rules(reading)).containsExactly("E-RESULT");
        }
        assertThat(rules(read("trait('a')", Kind.AUDIENCE, Level.USERS, switched)))
                .containsExactly("E-RESULT");
        assertThat(rules(read("trait('a')", Kind.TRAIT, Level.LINKED, switched)))
                .contains("E-RESULT");
        Reading copy = read("trait('a')", Kind.TRAIT, Level.USERS, switched);
        assertThat(copy.primaryExpressions()).isEqualTo(1);
        assertThat(Cadence.of(copy.query().orElseThrow(), Level.USERS, DateCadence.REALTIME)
                        .pace())
                .isEqualTo(Cadence.Pace.REALTIME);
    }

    @Test
    void comparisonsInsideWhereCountWarnOrDoNot() {
        String inside = IntStream.range(0, 50)
                .mapToObj(n -> "property('p" + n + "') = 1")
                .collect(Collectors.joining(" OR "));
        String text = "event('A').where(" + inside + ").count() = 1";

        Reading usual = read(text, Kind.AUDIENCE, Level.USERS, Semantics.DEFAULT);
        assertThat(rules(usual)).containsExactly("W-LIMIT-50-NESTED");
        assertThat(usual.primaryExpressions()).isEqualTo(51);

        Reading counted =
                read(text, Kind.AUDIENCE, Level.USERS, Semantics.DEFAULT.with(CountedExpressions.INSIDE_WHERE_COUNTS));
        assertThat(rules(counted)).containsExactly("E-LIMIT-50");

        Reading outside =
                read(text, Kind.AUDIENCE, Level.USERS, Semantics.DEFAULT.with(CountedExpressions.OUTSIDE_WHERE_ONLY));
        assertThat(rules(outside)).isEmpty();
        assertThat(outside.primaryExpressions()).isEqualTo(1);
    }

    @Test
    void datesBesideNowWarnOnlyInRealTime() {
        String text = "trait('renewal').within_last(7 days)";

        assertThat(rules(read(text, Kind.AUDIENCE, Level.USERS, Semantics.DEFAULT)))
                .containsExactly("W-CADENCE-DATE");
        assertThat(rules(read(text, Kind.AUDIENCE, Level.USERS, Semantics.DEFAULT.with(DateCadence.BATCH))))
                .isEmpty();
    }

    @Test
    void onlyDaysRollOver() {
        Semantics switched = Semantics.DEFAULT.with(ImpossibleDates.ROLLED_OVER);

        for (String date : List.of("2023-13-01", "2023-00-10", "2023-02-32", "2023-02-00", "2023-02-30T25:00Z")) {
            assertThat(rules(read("trait('a') = " + date, Kind.AUDIENCE, Level.USERS, switched)))
                    .containsExactly("E-LEX-DATE");
        }
    }

    @Test
    void boundsThatAreTheSameStayRefused() {
        Semantics switched = Semantics.DEFAULT.with(SwappedEnds.PUT_IN_ORDER);

        assertThat(rules(read("event('A').between(2 days, 48 hours).count()", Kind.TRAIT, Level.USERS, switched)))
                .containsExactly("E-WINDOW-ORDER");
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatIsRefusedCanBeTakenWithAWarning(
            Option option, Kind kind, Level level, String text, String refused, String warning, String canonical) {
        assertThat(read(text, kind, level, Semantics.DEFAULT).diagnostics())
                .filteredOn(Diagnostic::isError)
                .extracting(found -> found.rule().id())
                .contains(refused);

        Semantics switched = Semantics.DEFAULT.with(option);
        Reading reading = read(text, kind, level, switched);
        assertThat(reading.query().map(Printer::print)).contains(canonical);
        assertThat(reading.diagnostics())
                .isNotEmpty()
                .extracting(found -> found.rule().id())
                .containsOnly(warning.split(" "));
        assertThat(read(canonical, kind, level, switched).query()).isEqualTo(reading.query());
    }

    private static List<String> rules(Reading reading) {
        return reading.diagnostics().stream().map(found -> found.rule().id()).toList();
    }

    private static Arguments audience(Option option, String text, String refused, String warning, String canonical) {
        return Arguments.of(option, Kind.AUDIENCE, Level.USERS, text, refused, warning, canonical);
    }

    private static Arguments trait(Option option, String text, String refused, String warning, String canonical) {
        return Arguments.of(option, Kind.TRAIT, Level.USERS, text, refused, warning, canonical);
    }

    private static Arguments ofAccounts(Option option, String canonical) {
        return Arguments.of(
                option,
                Kind.AUDIENCE,
                Level.ACCOUNTS,
                "NOT event('A').count() = 1",
                "E-QUANTIFIER-REQUIRED",
                "W-QUANTIFIER",
                canonical);
    }

    private static Reading read(String text, Kind kind, Level level, Semantics semantics) {
        return QueryReader.read(
                new Source("query", text), kind, level, Acceptance.STRICT, new Dialect(Limits.PUBLISHED, semantics));
    }
}
