package dev.foretrait.engine.fql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements of a million pieces have a reading, at a cost that grows with their length and not with its square. */
class LongStatementsTest {

    /** Several times what any of them takes on a slow machine, and far less than a quadratic reading would. */
    private static final Duration MOST = Duration.ofSeconds(10);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "``,(,1000000",
                "``,!,1000000",
                "``,! ,1000000",
                "``,NOT ,1000000",
                "type = 'page', AND type = 'page',100000",
                "event = ,`1, `,1000000",
                "type in [,`'page', `,1000000",
                "type ,in (,200000",
                "``,trait.a ,200000",
                "``,'a' ,1000000",
                "``,length(,1000000",
                "type = 'page', & type = 'page',300000",
                "``,a?,1000000"
            })
    void whatIsWrongIsSaidInTime(String beginning, String piece, int times) {
        String text = beginning + piece.repeat(times);
        long before = cpuNanos();

        StatementReading reading = Examples.read(text);
        Renderer.PLAIN.render(reading.findings());

        assertThat(Duration.ofNanos(cpuNanos() - before)).isLessThan(MOST);
        assertThat(reading.statement().isEmpty()).isTrue();
        assertThat(reading.findings()).anyMatch(Diagnostic::isError);
    }

    /** This thread's own work, so that a busy machine makes no text slow. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
