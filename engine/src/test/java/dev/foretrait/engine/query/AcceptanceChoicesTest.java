package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.semantics.BareConditions;
import dev.foretrait.engine.semantics.DoubleQuotes;
import dev.foretrait.engine.semantics.JunctionCase;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.MissingFrequency;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.QuoteInText;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.SwappedEnds;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms that the specification refuses and a space can take: U-03, U-04, U-05, U-15, U-22, U-27. */
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
                ofAccounts(BareConditions.ANY, "NOT ANY event('A').count() = 1"),
                ofAccounts(BareConditions.ALL, "NOT ALL event('A').count() = 1"));
    }

    @Test
    void boundsThatAreTheSameStayRefused() {
        assertThat(read(
                                "event('A').between(2 days, 48 hours).count()",
                                Kind.TRAIT,
                                Level.USERS,
                                Semantics.DEFAULT.with(SwappedEnds.PUT_IN_ORDER))
                        .diagnostics())
                .extracting(found -> found.rule().id())
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
