package dev.foretrait.benchmark;

import dev.foretrait.benchmark.Alternation.Subject;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.query.Query;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    /** How long before the newest message an instant is that has messages on either side. */
    private static final Duration PAST = Duration.ofDays(45);

    private static final int TOGETHER = 50;
    private static final int WEEK = 7;
    private static final int FIRST_TIMES = 5;

    /** A question, and the same without what makes it hard. */
    private record Pair(String what, String hard, String plain) {}

    /** Instants that nobody has asked of yet. */
    private static final class Instants {
        private Instant last;

        Instants(Instant first) {
            this.last = first;
        }

        Instant next() {
            last = last.plusMillis(1);
            return last;
        }
    }

    private final Path folder;
    private final int threads;
    private final Report report;

    /**
     * @param folder a space that nobody has opened
     */
    HarderQuestions(Path folder, int threads, Report report) {
        this.folder = folder;
        this.threads = threads;
        this.report = report;
    }

    /** Asks what exports of a contact centre can answer. */
    void measure() {
        measure(OF_EXPORTS, true);
    }

    /** Asks what needs orders with products. */
    void measureArrays() {
        measure(List.of(OF_ORDERS), false);
    }

    private void measure(List<Pair> pairs, boolean together) {
        List<Double> firsts = firstTimes(pairs);
        try (OpenSpace space = new OpenSpace(folder, threads)) {
            SpaceSnapshot snapshot = space.snapshot();
            for (int at = 0; at < pairs.size(); at++) {
                measure(pairs.get(at), firsts.get(at), space, snapshot);
            }
            if (together) {
                together(space, snapshot);
            }
        }
    }

    private void measure(Pair pair, double first, OpenSpace space, SpaceSnapshot snapshot) {
        Query hard = OpenSpace.read(pair.hard());
        Query plain = OpenSpace.read(pair.plain());
        Instant newest = snapshot.newestTimestamp().orElseThrow();
        Instants later = new Instants(newest);
        Instants past = new Instants(newest.minus(PAST));
        List<Timing> timings = Alternation.OF_QUERIES.time(List.of(
                new Subject("hard", () -> space.values(snapshot, List.of(hard))),
                new Subject("plain", () -> space.values(snapshot, List.of(plain))),
                new Subject("later", () -> space.values(snapshot, List.of(hard), later.next())),
                new Subject("past", () -> space.values(snapshot, List.of(hard), past.next())),
                new Subject("plain and past", () -> space.values(snapshot, List.of(plain), past.next()))));
        Timing again = timings.get(0);
        Timing plainly = timings.get(1);
        Timing aMomentLater = timings.get(2);
        Timing ofThePast = timings.get(3);
        Timing plainlyOfThePast = timings.get(4);
        report.add(
                pair.what(),
                Figures.millis(again.millis()),
                Figures.millis(again.processorMillis()),
                "first time " + Figures.millis(first) + " of the processor · a moment later "
                        + Figures.millis(aMomentLater.millis()) + " · without it " + Figures.millis(plainly.millis())
                        + " · of the past " + Figures.millis(ofThePast.millis()) + " · without it "
                        + Figures.millis(plainlyOfThePast.millis()),
                Figures.of(plainly.times(again)) + " × the time · a moment later "
                        + Figures.of(plainly.times(aMomentLater)) + " × · of the past "
                        + Figures.of(plainlyOfThePast.times(ofThePast)) + " ×",
                List.of());
    }

    /**
     * What each hard question takes when it is asked for the first time of a space that was opened anew: the processor time in
     * milliseconds, the median. The plain ones were asked before, and the questions above it.
     */
    private List<Double> firstTimes(List<Pair> pairs) {
        List<List<Double>> millis =
                pairs.stream().<List<Double>>map(any -> new ArrayList<>()).toList();
        for (int round = 0; round < FIRST_TIMES; round++) {
            try (OpenSpace space = new OpenSpace(folder, threads)) {
                SpaceSnapshot snapshot = space.snapshot();
                for (int at = 0; at < pairs.size(); at++) {
                    space.values(snapshot, List.of(OpenSpace.read(pairs.get(at).plain())));
                    Query hard = OpenSpace.read(pairs.get(at).hard());
                    millis.get(at)
                            .add(Alternation.ONCE
                                    .time(List.of(new Subject("hard", () -> space.values(snapshot, List.of(hard)))))
                                    .get(0)
                                    .processorMillis());
                }
            }
        }
        return millis.stream()
                .map(each -> each.stream().sorted().toList().get(FIRST_TIMES / 2))
                .toList();
    }

    private void together(OpenSpace space, SpaceSnapshot snapshot) {
        List<Query> queries = windowedRecipes(space);
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
    private static List<Query> windowedRecipes(OpenSpace space) {
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
