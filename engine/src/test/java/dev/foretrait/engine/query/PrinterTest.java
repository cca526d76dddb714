package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.semantics.Braces;
import dev.foretrait.engine.semantics.EscapedDots;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canonical form, rule by rule (query-language.md 9). */
class PrinterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "trait( 'a' ).equals( 5 )|trait('a') = 5",
                "trait('a')==5|trait('a') = 5",
                "trait('a') <= .20|trait('a') <= 0.20",
                "trait('a') > -.5|trait('a') > -0.5",
                "trait('a') = 5.00|trait('a') = 5.00",
                "trait('a') = literal('x')|trait('a') = 'x'",
                "trait('a').one_of('x','y')|trait('a').one_of('x', 'y')",
                "trait('a').within_last(1 days)|trait('a').within_last(1 day)",
                "trait('a').within_last(24 hour)|trait('a').within_last(24 hours)",
                "((trait('a') = 1))|trait('a') = 1",
                "(trait('a') = 1 AND trait('b') = 1) AND trait('c') = 1|trait('a') = 1 AND trait('b') = 1 AND trait('c') = 1",
                "(trait('a') = 1 AND trait('b') = 1) OR trait('c') = 1|trait('a') = 1 AND trait('b') = 1 OR trait('c') = 1",
                "trait('a') = 1 AND (trait('b') = 1 OR trait('c') = 1)|trait('a') = 1 AND (trait('b') = 1 OR trait('c') = 1)",
                "NOT (trait('a') = 1)|NOT trait('a') = 1",
                "NOT (trait('a') = 1 AND trait('b') = 1)|NOT (trait('a') = 1 AND trait('b') = 1)",
                "NOT NOT trait('a') = 1|NOT NOT trait('a') = 1",
                "event('A').where({property('x') = 1}).count() >= 1|event('A').where(property('x') = 1).count() >= 1",
                "event('A').sources(exclude: 'x', 'y').count() >= 1|event('A').sources({exclude: 'x', 'y'}).count() >= 1",
                "event('A').within(7 days).where(property('x') = 1).count() >= 1"
                        + "|event('A').where(property('x') = 1).within(7 days).count() >= 1",
                "trait('a\\.b') = 1|trait('a\\\\.b') = 1",
                "trait('a\\\\.b') = 1|trait('a\\\\.b') = 1",
                "trait('a\\\\\\\\.b') = 1|trait('a\\\\.b') = 1",
                "trait('a\\b') = 1|trait('a\\\\b') = 1",
                "trait('$.a') = 1|trait('a') = 1",
                "trait('$.$.a.$.b.$') = 1|trait('a.$.b.$') = 1",
                "trait('$') = 1|trait('$') = 1",
            })
    void printsTheCanonicalForm(String text, String canonical) {
        Reading reading = QueryReader.read(new Source("query", text), Kind.AUDIENCE, Level.USERS, Acceptance.STRICT);

        assertThat(reading.query().map(Printer::print)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "TWO_BACKSLASHES|trait('a\\\\.b.c\\\\d\\'.$')",
                "ONE_BACKSLASH|trait('a\\.b.c\\\\d\\'.$')",
                "FOUR_BACKSLASHES|trait('a\\\\\\\\.b.c\\\\d\\'.$')",
            })
    void theSpaceSaysHowManyBackslashesEscapeADot(EscapedDots dots, String canonical) {
        Dialect dialect = new Dialect(Limits.PUBLISHED, Semantics.DEFAULT.with(dots));
        Printer printer = Printer.of(dialect.semantics());

        for (String backslashes : List.of("\\", "\\\\", "\\\\\\\\")) {
            Source written = new Source("query", "trait('a" + backslashes + ".b.c\\d\\'.$').exists()");
            Reading reading = QueryReader.read(written, Kind.AUDIENCE, Level.USERS, Acceptance.STRICT, dialect);
            assertThat(reading.query().map(printer::text)).contains(canonical + ".exists()");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AROUND_SOURCES|where(property('x') = 1)|sources({exclude: 'a', 'b'})",
                "ALWAYS|where({property('x') = 1})|sources({exclude: 'a', 'b'})",
                "NEVER|where(property('x') = 1)|sources(exclude: 'a', 'b')",
            },
            quoteCharacter = '~')
    void theSpaceSaysWhereBracesStandAndIsWarnedOfTheOtherForm(Braces braces, String where, String sources) {
        Dialect dialect = new Dialect(Limits.PUBLISHED, Semantics.DEFAULT.with(braces));

        for (String condition : List.of("where(property('x') = 1)", "where({property('x') = 1})")) {
            for (String excluded : List.of("sources(exclude: 'a', 'b')", "sources({exclude: 'a', 'b'})")) {
                String text = "event('A')." + condition + "." + excluded + ".count()";
                Reading reading = QueryReader.read(
                        new Source("query", text), Kind.TRAIT, Level.USERS, Acceptance.STRICT, dialect);
                String canonical = "event('A')." + where + "." + sources + ".count()";

                assertThat(reading.query().map(Printer.of(dialect.semantics())::text))
                        .contains(canonical);
                int others = (condition.equals(where) ? 0 : 1) + (excluded.equals(sources) ? 0 : 1);
                assertThat(reading.diagnostics()).hasSize(others).allMatch(found -> found.rule() == QueryRule.W_BRACES);
                assertThat(fixed(text, reading)).isEqualTo(canonical);
            }
        }
    }

    private static String fixed(String text, Reading reading) {
        String fixed = text;
        for (int at = reading.diagnostics().size() - 1; at >= 0; at--) {
            fixed = reading.diagnostics().get(at).fix().orElseThrow().applyTo(fixed);
        }
        return fixed;
    }

    @Test
    void hintsAreWrittenAsTheSpaceWritesFilters() {
        for (Braces braces : Braces.values()) {
            Dialect dialect = new Dialect(Limits.PUBLISHED, Semantics.DEFAULT.with(braces));
            for (String filter : List.of("where", "sources")) {
                Source text = new Source("query", "event('A')." + filter + "().count()");
                Reading reading = QueryReader.read(text, Kind.TRAIT, Level.USERS, Acceptance.STRICT, dialect);
                String hint = reading.diagnostics().get(0).hint().orElseThrow();
                String usage = hint.substring(hint.indexOf(filter));
                Source meant = new Source("query", "event('A')." + usage + ".count()");
                assertThat(QueryReader.read(meant, Kind.TRAIT, Level.USERS, Acceptance.STRICT, dialect)
                                .diagnostics())
                        .isEmpty();
            }
        }
    }

    @Test
    void aLineBreakIsASpaceLikeAnyOther() {
        String text = "event('A')\r\n\t.within(\n7\ndays)\n. count ( )";

        Reading reading = QueryReader.read(new Source("query", text), Kind.TRAIT, Level.USERS, Acceptance.STRICT);

        assertThat(reading.query().map(Printer::print)).contains("event('A').within(7 days).count()");
    }
}
