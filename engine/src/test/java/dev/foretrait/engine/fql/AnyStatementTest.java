package dev.foretrait.engine.fql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.event.Value;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, there is a reading of it; what reads, prints to a text that reads the same. */
class AnyStatementTest {

    private static final List<String> PIECES = List.of(
            "event",
            "properties.price",
            "a\\ b",
            "'x'",
            "'",
            "\"",
            "‘",
            "\\",
            "(",
            ")",
            "[",
            "]",
            ",",
            ".",
            " ",
            "\n",
            "=",
            "!=",
            ">=",
            "<>",
            "!",
            "&&",
            "in",
            "IN",
            "and",
            " AND ",
            "or",
            "NOT ",
            "null",
            "TRUE",
            "1",
            "-",
            ".5",
            "1e9",
            "contains(",
            "match(event,",
            "'a[b-]*'",
            "'['",
            "event('A')",
            "property('x')",
            "$",
            "😀",
            "\ud83d",
            "\0",
            "#",
            "");

    @Property(tries = 1_000)
    void junkHasAReading(@ForAll String text) {
        assertReadable(text);
    }

    @Property(tries = 3_000)
    void piecesInAnyOrderHaveAReading(@ForAll("pieces") String text) {
        assertReadable(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "[",
                "!",
                "! ",
                "!(",
                "a.",
                "=",
                "1 = ",
                "'",
                "-",
                "length(",
                "true and ",
                "a or ",
                "1,"
            })
    void aHundredThousandOfAKindHaveAReading(String piece) {
        assertReadable(piece.repeat(100_000));
        assertReadable("event = " + piece.repeat(100_000) + "1");
    }

    @Property(tries = 1_000)
    void printingAndReadingIsTheSame(@ForAll("conditions") Condition condition) {
        assertThat(Examples.statement(condition.toString())).isEqualTo(new Statement(condition));
    }

    private static void assertReadable(String text) {
        StatementReading reading = Examples.read(text);
        assertThat(reading.statement().isEmpty())
                .isEqualTo(reading.findings().stream().anyMatch(Diagnostic::isError));
        for (Diagnostic found : reading.findings()) {
            assertThat(found.span().end()).isLessThanOrEqualTo(text.length());
            assertThat(found.message()).doesNotContain("\n");
            assertThat(Renderer.PLAIN.render(found).lines()).hasSizeBetween(1, 3);
            found.fix().ifPresent(fix -> fix.applyTo(text));
        }
        reading.statement().ifPresent(statement -> {
            assertThat(Examples.statement(statement.toString())).isEqualTo(statement);
            statement.holdsFor(Examples.CLICK);
        });
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(20).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return conditions(3);
    }

    private static Arbitrary<Condition> conditions(int depth) {
        Arbitrary<Condition> simple = Arbitraries.oneOf(
                operands(2).map(Condition.Truth::new),
                Combinators.combine(operands(2), Arbitraries.of(Operator.class), operands(2))
                        .as(Condition.Comparison::new));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<Condition> part = Arbitraries.lazy(() -> conditions(depth - 1));
        Arbitrary<List<Condition>> parts = part.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                simple, part.map(Condition.Not::new), parts.map(Condition.Any::new), parts.map(Condition.All::new));
    }

    private static Arbitrary<Operand> operands(int depth) {
        Arbitrary<Operand> simple = Arbitraries.oneOf(
                Arbitraries.of("it's", "a\\b", "", "ä \"", "😀").map(text -> new Operand.Constant(Value.of(text))),
                Arbitraries.of("0", "-1.50", "1e6").map(number -> new Operand.Constant(new Value.Number(number))),
                Arbitraries.<Value>of(Value.of(true), Value.of(false), Value.ABSENT)
                        .map(Operand.Constant::new),
                Arbitraries.of(
                                List.of("event"),
                                List.of("properties", "a b.c", "$x", "😀"),
                                List.of("traits", "\\'"),
                                List.of("IN"),
                                List.of("-1"))
                        .map(Operand.Path::new));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<Operand> part = Arbitraries.lazy(() -> operands(depth - 1));
        return Arbitraries.oneOf(
                simple,
                part.list().ofMaxSize(2).map(Operand.Elements::new),
                Arbitraries.of(FqlFunction.class)
                        .flatMap(function -> part.list()
                                .ofSize(function.arity())
                                .filter(arguments -> function != FqlFunction.MATCH || !isText(arguments.get(1)))
                                .map(arguments -> new Operand.Call(function, arguments))),
                Combinators.combine(
                                part, Arbitraries.of("a*", "it's\\*", "[a-c]?").map(Glob::of))
                        .as((text, glob) -> new Operand.Matching(text, glob.orElseThrow())));
    }

    private static boolean isText(Operand operand) {
        return Stream.of(operand)
                .filter(Operand.Constant.class::isInstance)
                .anyMatch(constant -> ((Operand.Constant) constant).value() instanceof Value.Text);
    }
}
