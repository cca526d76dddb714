package dev.foretrait.benchmark;

import dev.foretrait.benchmark.Alternation.Subject;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recipes, asked of messages that are already there, warm. */
final class Questions {

    private static final Alternation FIRST_LOOK = new Alternation(1, Duration.ZERO, 1, 3, 3, Duration.ZERO);
    private static final Alternation OF_THE_SLOW = new Alternation(0, Duration.ZERO, 1, 3, 3, Duration.ZERO);

    /** The recipes that are asked for by themselves: a count, two modes and a last value. */
    private static final List<NewTrait> NEW_TRAITS = List.of(
            new NewTrait("total_inbounds", List.of("total-inbounds"), List.of()),
            new NewTrait(
                    "frequent_inbound_channel",
                    List.of("frequent-inbound-channel"),
                    List.of("frequent-inbound-channel-tuned")),
            new NewTrait("common_request", List.of("common-request"), List.of("common-request-tuned")),
            new NewTrait("last_known_service_agent", List.of("last-known-service-agent"), List.of()));

    /**
     * A recipe by itself.
     *
     * @param files the files of its formulations
     * @param ofTuned those that only the tuned table allows
     */
    private record NewTrait(String key, List<String> files, List<String> ofTuned) {

        List<Formulation> formulations(boolean tuned) {
            List<Formulation> all = new ArrayList<>();
            files.forEach(file -> all.addAll(Formulation.in("duckdb/" + file + ".sql")));
            if (tuned) {
                ofTuned.forEach(file -> all.addAll(Formulation.in("duckdb/" + file + ".sql")));
            }
            return all;
        }
    }

    private final OpenSpace space;
    private final SpaceSnapshot snapshot;
    private final Peer duckDb;
    private final Gates gates;
    private final Report report;

    Questions(OpenSpace space, Peer duckDb, Gates gates, Report report) {
        this.space = space;
        this.snapshot = space.snapshot();
        this.duckDb = duckDb;
        this.gates = gates;
        this.report = report;
    }

    /** The eight recipes at once, beside DuckDB's three tables and, if it is there, H2. */
    void allEight(@Nullable Peer h2) {
        Subject ours = new Subject("Foretrait", () -> space.valuesOfRecipes(snapshot));
        List<Timing> quick = Alternation.OF_QUERIES.time(
                List.of(ours, best("typed", Comparison.eight("typed")), best("tuned", Comparison.eight("tuned"))));
        Timing fastest = quick.get(0);
        report.add(
                "all eight",
                fastest,
                quick.subList(1, 3),
                gates.allEight(fastest.millis(), fastest.times(quick.get(1)), fastest.times(quick.get(2))));
        List<Subject> slow = new ArrayList<>(List.of(ours, best("kept", Comparison.eight("kept"))));
        if (h2 != null) {
            Formulation ofH2 = Formulation.in("h2/all-eight.sql").get(0);
            slow.add(new Subject("H2", () -> h2.run(ofH2)));
        }
        List<Timing> timings = OF_THE_SLOW.time(slow);
        report.add("all eight, beside slower tables", timings.get(0), timings.subList(1, timings.size()), List.of());
    }

    /** Single recipes, each read from its text every time. */
    void newTraits() {
        double typed = 1;
        double tuned = 1;
        for (NewTrait trait : NEW_TRAITS) {
            String text = Printer.print(space.recipe(trait.key()).query());
            List<Timing> timings = Alternation.OF_QUERIES.time(List.of(
                    new Subject("Foretrait", () -> space.values(snapshot, List.of(OpenSpace.read(text)))),
                    best("typed", trait.formulations(false)),
                    best("tuned", trait.formulations(true))));
            Timing ours = timings.get(0);
            report.add(trait.key(), ours, timings.subList(1, 3), gates.oneTrait(ours.millis()));
            typed *= ours.times(timings.get(1));
            tuned *= ours.times(timings.get(2));
        }
        double root = 1.0 / NEW_TRAITS.size();
        double timesTyped = Math.pow(typed, root);
        double timesTuned = Math.pow(tuned, root);
        report.add(
                "one new trait, geometric mean",
                "",
                "",
                "",
                Figures.of(timesTyped) + " × typed · " + Figures.of(timesTuned) + " × tuned",
                gates.newTraits(timesTyped, timesTuned));
    }

    /** The formulation that answers first, by a short look at all of them. */
    private Subject best(String schema, List<Formulation> formulations) {
        List<Subject> subjects = formulations.stream()
                .map(each -> new Subject(schema, () -> {
                    duckDb.run("USE " + schema);
                    duckDb.run(each);
                }))
                .toList();
        List<Timing> timings = FIRST_LOOK.time(subjects);
        Timing least =
                timings.stream().min(Comparator.comparingDouble(Timing::millis)).orElseThrow();
        return subjects.get(timings.indexOf(least));
    }
}
