package dev.foretrait.benchmark;

import dev.foretrait.benchmark.Alternation.Subject;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What windows, sessions, funnels, arrays and long conditions cost beside the same trait without them. */
final class HarderQuestions {

    private static final String INITIATED = "event('Flex - Engagement Initiated')";
    private static final String COMPLETED = "event('Flex - Engagement Completed')";

    private static final List<Pair> OF_EXPORTS = List.of(
            new Pair("a window of 30 days", INITIATED + ".within(30 days).count()", INITIATED + ".count()"),
            new Pair(
                    "a window 7 to 40 days ago",
                    INITIATED + ".between(7 days, 40 days).count()",
                    INITIATED + ".count()"),
            new Pair("the latest session", INITIATED + ".expires_after(1 day).count()", INITIATED + ".count()"),
            new Pair(
                    "a funnel within an hour",
                    INITIATED + ".where(" + COMPLETED + ".within(parent: 1 hour).count() >= 1).count()",
                    INITIATED + ".count()"),
            new Pair(
                    "a funnel on the same interaction",
                    INITIATED + ".where(" + COMPLETED
                            + ".where(property('interactionSid') = property(parent: 'interactionSid')).count() >= 1).count()",
                    INITIATED + ".count()"),
            new Pair(
                    "four leaves in a condition",
                    INITIATED + ".where(property('Direction') = 'Inbound' AND property('channelType') = 'Voice'"
                            + " AND property('Duration') > 60 AND property('lastKnownAgentWorkerSid').exists()).count()",
                    INITIATED + ".where(property('Direction') = 'Inbound').count()"),
            new Pair(
                    "a leaf that differs in every event",
                    INITIATED + ".where(property('customerStartTime') > '2026-01-01').count()",
                    INITIATED + ".where(property('Direction') = 'Inbound').count()"));

    private static final Pair OF_ORDERS = new Pair(
            "through an array of 1 to 5",
            "event('Order Completed').where(property('products.$.sku') = 'S7').count()",
            "event('Order Completed').where(property('sku') = 'S7').count()");

    private static final int TOGETHER = 50;
    private static final int WEEK = 7;
    private static final int FIRST_TIMES = 9;

    /** A question, and the same without what makes it hard. */
    private record Pair(String what, String hard, String plain) {}

    private final OpenSpace space;
    private final Report report;

    HarderQuestions(OpenSpace space, Report report) {
        this.space = space;
        this.report = report;
    }

    /** Asks what exports of a contact centre can answer. */
    void measure() {
        SpaceSnapshot snapshot = space.snapshot();
        OF_EXPORTS.forEach(pair -> measure(pair, snapshot));
        together(snapshot);
    }

    /** Asks what needs orders with products. */
    void measureArrays() {
        measure(OF_ORDERS, space.snapshot());
    }

    private void measure(Pair pair, SpaceSnapshot snapshot) {
        Query hard = OpenSpace.read(pair.hard());
        Query plain = OpenSpace.read(pair.plain());
        double first = firstMillis(hard, plain);
        List<Timing> timings = Alternation.OF_QUERIES.time(List.of(
                new Subject("hard", () -> space.values(snapshot, List.of(hard))),
                new Subject("plain", () -> space.values(snapshot, List.of(plain)))));
        report.add(
                pair.what(),
                Figures.millis(timings.get(0).millis()),
                Figures.millis(timings.get(0).processorMillis()),
                "first time " + Figures.millis(first) + " · without it "
                        + Figures.millis(timings.get(1).millis()),
                Figures.of(timings.get(1).times(timings.get(0))) + " × the time",
                List.of());
    }

    /** The median of what the hard question takes in snapshots in which nothing but the plain one was asked before. */
    private double firstMillis(Query hard, Query plain) {
        double[] millis = new double[FIRST_TIMES];
        for (int round = 0; round < FIRST_TIMES; round++) {
            SpaceSnapshot fresh = space.snapshot();
            space.values(fresh, List.of(plain));
            long start = System.nanoTime();
            space.values(fresh, List.of(hard));
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[FIRST_TIMES / 2];
    }

    private void together(SpaceSnapshot snapshot) {
        List<Query> queries = windowedRecipes();
        List<Timing> timings = Alternation.OF_QUERIES.time(List.of(
                new Subject("together", () -> space.values(snapshot, queries)),
                new Subject("one by one", () -> queries.forEach(query -> space.values(snapshot, List.of(query))))));
        report.add(
                TOGETHER + " definitions together",
                Figures.millis(timings.get(0).millis()),
                Figures.millis(timings.get(0).processorMillis()),
                "one by one " + Figures.millis(timings.get(1).millis()),
                Figures.of(timings.get(0).times(timings.get(1))) + " × one by one",
                List.of());
    }

    /** The recipes over windows of one week, two weeks and so on. */
    private List<Query> windowedRecipes() {
        List<Query> queries = new ArrayList<>();
        for (int days = WEEK; queries.size() < TOGETHER; days += WEEK) {
            for (Definition recipe : space.recipes()) {
                queries.add(OpenSpace.read(Printer.print(recipe.query())
                        .replaceFirst("(event\\('[^']*'\\))", "$1.within(" + days + " days)")));
            }
        }
        return queries.subList(0, TOGETHER);
    }
}
