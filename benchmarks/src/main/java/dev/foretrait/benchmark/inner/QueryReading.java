package dev.foretrait.benchmark.inner;

import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.QueryReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A thousand queries from text to checked trees. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class QueryReading {

    private static final int QUERIES = 1_000;

    private static final List<String> FORMS = List.of(
            "event('Flex - Engagement Initiated').where(property('Direction') = 'Inbound').within(%d days).count()",
            "event('Flex - Engagement Completed').within(%d days).mode(property('codes.topic'), 2)",
            "event('Order Completed').where(property('revenue') > %d AND NOT property('coupon').exists())"
                    + ".sources({exclude: 'app'}).sum(property('revenue'))",
            "event('Page Viewed').where(event('Order Completed').within(parent: %d days).count() >= 1)"
                    + ".last(property('url'))");

    private final List<Source> texts = IntStream.range(0, QUERIES)
            .mapToObj(number ->
                    new Source("query", FORMS.get(number % FORMS.size()).formatted(1 + number % 90)))
            .toList();

    @Benchmark
    public int aThousand() {
        int read = 0;
        for (Source text : texts) {
            read += QueryReader.read(text, Kind.TRAIT, Level.USERS, Acceptance.STRICT)
                            .query()
                            .isPresent()
                    ? 1
                    : 0;
        }
        if (read != QUERIES) {
            throw new IllegalStateException(read + " of " + QUERIES + " queries can be read");
        }
        return read;
    }
}
