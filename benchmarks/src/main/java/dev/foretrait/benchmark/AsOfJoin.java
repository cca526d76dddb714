package dev.foretrait.benchmark;

import dev.foretrait.benchmark.Alternation.Subject;
import dev.foretrait.engine.column.MemorySnapshot;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.evaluate.AsOf;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.History;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.Semantics.FutureEvents;
import dev.foretrait.fixtures.json.JsonMessage;
import dev.foretrait.fixtures.naive.Naive;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The features of many past moments: 10,000 events of one profile, 100,000 instants, eight reducers over four windows each.
 * It is the workload that Chronon compares its algorithms on, whose authors note 256 s for plain loops, and 1.6 s and 0.9 s
 * for theirs.
 */
final class AsOfJoin {

    private static final int EVENTS = 10_000;
    private static final int INSTANTS = 100_000;
    private static final int CHECKED = 25;
    private static final double GATE_MILLIS = 500;

    private static final List<String> REDUCERS = List.of(
            "count()",
            "sum(property('amount'))",
            "avg(property('amount'))",
            "min(property('amount'))",
            "max(property('amount'))",
            "mode(property('kind'), 1)",
            "last(property('kind'))",
            "unique(property('kind')).count()");
    private static final List<String> WINDOWS = List.of("1 hour", "1 day", "7 days", "30 days");

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(90);
    private static final int KINDS = 200;
    private static final int CENTS = 100_000;

    private final Random random = new Random(1);
    private final List<Message> messages = new ArrayList<>();
    private final List<AsOf> asked = new ArrayList<>();
    private final List<Query> queries = new ArrayList<>();

    AsOfJoin() {
        for (int event = 0; event < EVENTS; event++) {
            messages.add(JsonMessage.read("{\"type\":\"track\",\"event\":\"Paid\",\"messageId\":\"m" + event
                    + "\",\"timestamp\":\"" + instant() + "\",\"properties\":{\"amount\":"
                    + random.nextInt(CENTS) / 100.0
                    + ",\"kind\":\"k" + random.nextInt(KINDS) + "\"}}"));
        }
        for (int moment = 0; moment < INSTANTS; moment++) {
            asked.add(new AsOf(0, instant().toEpochMilli()));
        }
        for (String window : WINDOWS) {
            for (String reducer : REDUCERS) {
                queries.add(OpenSpace.read("event('Paid').within(" + window + ")." + reducer));
            }
        }
    }

    private Instant instant() {
        return FIRST.plusMillis((long) (random.nextDouble() * SPAN.toMillis()));
    }

    void measure(PrintStream out) {
        MemorySnapshot.Builder snapshot = new MemorySnapshot.Builder(1);
        messages.forEach(message -> snapshot.add(0, message));
        MemorySnapshot built = snapshot.build();
        long start = System.nanoTime();
        List<ProfileColumn> values = values(built);
        double first = (System.nanoTime() - start) / 1e6;
        check(values);
        out.printf("%d values of %d instants are those of plain loops%n%n", CHECKED * queries.size(), CHECKED);
        Report report = new Report(out);
        Timing timing = Alternation.OF_QUERIES
                .time(List.of(new Subject("Foretrait", () -> values(built))))
                .get(0);
        report.add("as-of join, warm", timing, List.of(), List.of(Gate.atMost(GATE_MILLIS, "ms", timing.millis())));
        report.add(
                "as-of join, first in the process",
                Figures.millis(first),
                "",
                "",
                "",
                List.of(Gate.atMost(GATE_MILLIS, "ms", first)));
    }

    private List<ProfileColumn> values(MemorySnapshot snapshot) {
        return History.values(
                queries.stream().map(Computation::of).toList(), snapshot, asked, Semantics.DEFAULT, Comparison.THREADS);
    }

    private void check(List<ProfileColumn> values) {
        for (int check = 0; check < CHECKED; check++) {
            int moment = random.nextInt(INSTANTS);
            for (int at = 0; at < queries.size(); at++) {
                Value expected = Naive.evaluate(
                        queries.get(at),
                        messages,
                        Value.Object.EMPTY,
                        Instant.ofEpochMilli(asked.get(moment).instant()),
                        Semantics.DEFAULT.with(FutureEvents.NEVER));
                Value actual = values.get(at).value(moment);
                if (!actual.equals(expected)) {
                    throw new IllegalStateException(queries.get(at) + " at " + asked.get(moment) + " is " + expected
                            + " by plain loops and " + actual + " by the history");
                }
            }
        }
    }
}
