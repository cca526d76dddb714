package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spellings of query-language.md 2.6: refused by STRICT, repaired and warned of by LENIENT. */
class LenientReadingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "USERS|trait('a') = 1 and not trait('b') = 2|W-CASE|trait('a') = 1 AND NOT trait('b') = 2",
                "USERS|trait(\"it's\") = 1|W-QUOTE|trait('it\\'s') = 1",
                "USERS|trait('VIP') = true|W-BOOLEAN|trait('VIP') = 'true'",
                "USERS|trait('a').one_of(False, 'x')|W-BOOLEAN|trait('a').one_of('false', 'x')",
                "USERS|trait('a').contains(['x', 'y'])|W-BRACKETS|trait('a').contains('x', 'y')",
                "USERS|(trait('a')) = 1|W-PARENTHESES|trait('a') = 1",
                "USERS|trait('a') = (1)|W-PARENTHESES|trait('a') = 1",
                "USERS|trait('a').is_null()|W-LEGACY-NAME|trait('a').absent()",
                "USERS|trait('a').neq(1)|W-LEGACY-NAME|trait('a') != 1",
                "USERS|trait('a').contains_one('x')|W-LEGACY-NAME|trait('a').contains('x')",
                "USERS|trait('a').omits('x', 'y')|W-VARIADIC|trait('a').omits('x') AND trait('a').omits('y')",
                "USERS|NOT trait('a').ends_with('x', 'y')|W-VARIADIC"
                        + "|NOT (trait('a').ends_with('x') OR trait('a').ends_with('y'))",
                "ACCOUNTS|NOT event('A').count() >= 1|W-QUANTIFIER|NOT ANY event('A').count() >= 1",
            })
    void isRepairedWithAWarning(Level level, String text, String warning, String canonical) {
        Source source = new Source("query", text);
        Reading strict = QueryReader.read(source, Kind.AUDIENCE, level, Acceptance.STRICT);
        Reading lenient = QueryReader.read(source, Kind.AUDIENCE, level, Acceptance.LENIENT);

        assertThat(strict.query()).isEmpty();
        assertThat(lenient.query().map(Printer::print)).contains(canonical);
        assertThat(lenient.diagnostics()).extracting(found -> found.rule().id()).containsOnly(warning);
        assertThat(lenient.diagnostics()).noneMatch(Diagnostic::isError);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources({exclude: ['a', 'b']})", "sources(exclude: ['a', 'b'])"})
    void listsOfSourcesAreRepairedToo(String filter) {
        Source source = new Source("query", "event('A')." + filter + ".count()");
        Reading strict = QueryReader.read(source, Kind.TRAIT, Level.USERS, Acceptance.STRICT);
        Reading lenient = QueryReader.read(source, Kind.TRAIT, Level.USERS, Acceptance.LENIENT);

        assertThat(strict.query()).isEmpty();
        assertThat(lenient.query().map(Printer::print)).contains("event('A').sources({exclude: 'a', 'b'}).count()");
        assertThat(lenient.diagnostics()).extracting(found -> found.rule().id()).contains("W-BRACKETS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "trait('a') = 1 && trait('b') = 2|E-LEX-CHAR",
                "trait(‘a’) = 1|E-LEX-QUOTE",
                "Trait('a') = 1|E-FUNC",
                "trait('a') = null|E-FUNC",
            })
    void someThingsAreRefusedByBoth(String text, String rule) {
        for (Acceptance acceptance : Acceptance.values()) {
            Reading reading = QueryReader.read(new Source("query", text), Kind.AUDIENCE, Level.USERS, acceptance);

            assertThat(reading.diagnostics())
                    .extracting(found -> found.rule().id())
                    .containsExactly(rule);
        }
    }
}
