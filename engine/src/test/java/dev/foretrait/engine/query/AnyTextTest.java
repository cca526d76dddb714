package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.diagnostic.Span;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, there is a reading of it, and what is found in it can be shown. */
class AnyTextTest {

    private static final List<String> PIECES = List.of(
            "event",
            "('A')",
            "(",
            ")",
            ".",
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            "'",
            "\"",
            "\\",
            " ",
            "\n",
            "\r\n",
            "\t",
            "AND",
            "or",
            "NOT ",
            "ANY ",
            "=",
            ">=",
            "<>",
            "!",
            "&&",
            "1",
            "-",
            ".5",
            "1e9",
            "2023-02-30",
            "7 days",
            "2 weeks",
            "parent:",
            "exclude:",
            " as string",
            "trait('a')",
            "property(x)",
            ".where(",
            ".within(",
            ".count()",
            ".mode(",
            ".equals(",
            ".is_set()",
            "true",
            "IN",
            "‘",
            "”",
            "😀",
            "\ud83d",
            "\udc00",
            "\0",
            "\u200d",
            "\u202e",
            "\u00a0",
            "名",
            "#",
            "--");

    @Property(tries = 1000)
    void junkHasAReading(@ForAll String text, @ForAll Kind kind, @ForAll Level level, @ForAll Acceptance acceptance) {
        assertReadable(text, kind, level, acceptance);
    }

    @Property(tries = 2000)
    void piecesOfQueriesInAnyOrderHaveAReading(
            @ForAll("pieces") String text, @ForAll Kind kind, @ForAll Level level, @ForAll Acceptance acceptance) {
        assertReadable(text, kind, level, acceptance);
    }

    @Property(tries = 1000)
    void queriesWithAPieceTakenOutOrPutInHaveAReading(
            @ForAll("queries") Case example,
            @ForAll("pieces") String piece,
            @ForAll @IntRange(max = 200) int at,
            @ForAll @IntRange(max = 20) int length,
            @ForAll Acceptance acceptance) {
        String query = example.query();
        int from = Math.min(at, query.length());
        int to = Math.min(from + length, query.length());

        assertReadable(query.substring(0, from) + query.substring(to), example.kind(), example.level(), acceptance);
        assertReadable(
                query.substring(0, from) + piece + query.substring(from), example.kind(), example.level(), acceptance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "[",
                "NOT ",
                "NOT (",
                "where(",
                ".",
                "event('A').where(",
                "a.",
                "=",
                "1 = ",
                "((",
                "'",
                "-",
                "1,",
                "trait('a') = ",
                ".count()",
                "parent:",
                "AND "
            })
    void aHundredThousandOfAKindHaveAReading(String piece) {
        assertReadable(piece.repeat(100_000), Kind.AUDIENCE, Level.USERS, Acceptance.STRICT);
        assertReadable("event('A')" + piece.repeat(100_000), Kind.TRAIT, Level.USERS, Acceptance.LENIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trait('a').eq", "trait('a').is_set", "event('A').where(property('a').gt).count() = 1"})
    void aNameOfThePastWithoutParenthesesIsRefused(String query) {
        for (Acceptance acceptance : Acceptance.values()) {
            assertReadable(query, Kind.AUDIENCE, Level.USERS, acceptance);
        }
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<Case> queries() {
        return Arbitraries.of(Case.in("accepted.txt"));
    }

    private static void assertReadable(String text, Kind kind, Level level, Acceptance acceptance) {
        Source source = new Source("query", "q: " + text);
        Reading reading = QueryReader.read(source, new Span(3, source.text().length()), kind, level, acceptance);

        boolean refused = reading.diagnostics().stream().anyMatch(Diagnostic::isError);
        assertThat(reading.query().isEmpty()).isEqualTo(refused);
        for (Diagnostic found : reading.diagnostics()) {
            assertThat(found.span().start()).isGreaterThanOrEqualTo(3);
            assertThat(found.span().end()).isLessThanOrEqualTo(source.text().length());
            assertThat(found.message()).doesNotContain("\n");
            assertThat(Renderer.PLAIN.render(found).lines()).hasSize(3);
            found.fix().ifPresent(fix -> assertThat(fix.applyTo(source.text())).startsWith("q: "));
        }
        reading.query().ifPresent(query -> {
            Source printed = new Source("query", Printer.print(query));
            assertThat(QueryReader.read(printed, kind, level, Acceptance.STRICT).query())
                    .contains(query);
        });
    }
}
