package dev.foretrait.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Source;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of a million pieces have a reading, at a cost that grows with their length and not with its square. */
class LongTextsTest {

    private static final int MILLION = 1_000_000;

    /** Several times what any of them takes on a slow machine, and far less than a quadratic reading would. */
    private static final Duration MOST = Duration.ofSeconds(10);

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("open parentheses", "(".repeat(MILLION)),
                Arguments.of("NOT", "NOT ".repeat(MILLION)),
                Arguments.of("AND", "trait('a') = 1" + " AND trait('a') = 1".repeat(100_000)),
                Arguments.of("events in events", "event('A').where(".repeat(10_000)),
                Arguments.of("reducers in a row", "event('A')" + ".count()".repeat(MILLION)),
                Arguments.of("arithmetic", "trait('a') = 1" + " * 2".repeat(MILLION)),
                Arguments.of("nested lists", "in (".repeat(200_000)),
                Arguments.of("nested lists behind a value", "trait('a') " + "in (".repeat(200_000)),
                Arguments.of("a list behind a sign", "trait('a') = " + "1, ".repeat(MILLION) + "1"),
                Arguments.of("a list in parentheses", "trait('a') = (" + "1, ".repeat(MILLION) + "1)"),
                Arguments.of("paths without quotes", "trait.a ".repeat(200_000)),
                Arguments.of("quoted paths", "'trait.a '".repeat(200_000)),
                Arguments.of("ends of statements", "; ".repeat(MILLION) + "a"),
                Arguments.of("quoted texts", "'a' ".repeat(MILLION)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsWrongIsSaidInTime(String name, String text) {
        Reading reading = readInTime(text);

        assertThat(reading.query().isEmpty()).isTrue();
        assertThat(reading.diagnostics()).anyMatch(Diagnostic::isError);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("filters", "event('A')" + ".where(property('a') = 1)".repeat(100_000) + ".count() >= 1"),
                Arguments.of("values", "trait('a').one_of(" + "'x', ".repeat(300_000) + "'x')"),
                Arguments.of("steps", "trait('" + "a.".repeat(MILLION) + "a') = 1"));
    }

    /** Compared as truths, as nobody wants to read the texts. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void whatIsRightIsReadAndPrintedInTime(String name, String text) {
        Query query = readInTime(text).query().orElseThrow();

        assertThat(Printer.print(query).equals(text)).isTrue();
    }

    private static Reading readInTime(String text) {
        long before = cpuNanos();
        Reading reading = QueryReader.read(new Source("query", text), Kind.AUDIENCE, Level.USERS, Acceptance.STRICT);
        Renderer.PLAIN.render(reading.diagnostics());
        assertThat(Duration.ofNanos(cpuNanos() - before)).isLessThan(MOST);
        return reading;
    }

    /** This thread's own work, so that a busy machine makes no text slow. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
