package dev.foretrait.benchmark;

import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.storage.settings.SpaceTemplate;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One workload, asked of Foretrait and of its peers. All of them have two threads. */
final class Comparison {

    /** How many threads everybody has. */
    static final int THREADS = 2;

    /** Beyond it, filling H2 row by row takes minutes, and so does each of its answers. */
    private static final long MOST_MESSAGES_OF_H2 = 1_000_000;

    private static final int MESSAGES_AN_ORDER = 5;

    private final Workload workload;
    private final Gates gates;
    private final Command command;
    private final PrintStream out;

    Comparison(Workload workload, Command command, PrintStream out) {
        this.workload = workload;
        this.gates = Gates.of(workload.export().messages());
        this.command = command;
        this.out = out;
    }

    /** Holds the values of all peers to ours. */
    void check() throws IOException {
        try (OpenSpace space = filled();
                Peer duckDb = PeerTables.duckDb(workload, space.snapshot(), THREADS);
                @Nullable Peer h2 = h2(duckDb)) {
            check(space, duckDb, h2);
        }
    }

    /** The same, and then measures all that there is to measure, as a Markdown table. */
    void measure() throws IOException {
        check();
        Report report = begin();
        try (OpenSpace space = filled();
                Peer duckDb = PeerTables.duckDb(workload, THREADS);
                @Nullable Peer h2 = h2(duckDb)) {
            Questions questions = new Questions(space, duckDb, gates, report);
            questions.allEight(h2);
            questions.newTraits();
        }
        harder(report);
        Imports imports = new Imports(workload, gates, report, command);
        imports.measure();
        try (Peer duckDb = PeerTables.duckDb(workload, THREADS)) {
            new Arrivals(workload, gates, report).measure(imports.space(), duckDb);
        }
    }

    /** Measures what needs no peer: what windows, sessions, funnels, arrays and long conditions cost. */
    void measureHarder() throws IOException {
        Report report = begin();
        harder(report);
    }

    /** Measures imports alone, in a process whose code no question has been compiled for. */
    void measureImports() throws IOException {
        new Imports(workload, gates, begin(), command).measure();
    }

    private Report begin() throws IOException {
        try (OpenSpace space = filled()) {
            SpaceSnapshot snapshot = space.snapshot();
            out.printf(
                    "%n%,d messages, %,d profiles, %d threads, Java %d%n%n",
                    snapshot.messages(),
                    snapshot.profiles(),
                    THREADS,
                    Runtime.version().feature());
        }
        return new Report(out);
    }

    private OpenSpace filled() throws IOException {
        OpenSpace space = new OpenSpace(workload.space(), THREADS);
        if (space.snapshot().messages() == 0) {
            space.importFrom(workload.plain());
        }
        return space;
    }

    private @Nullable Peer h2(Peer duckDb) throws IOException {
        return workload.export().messages() <= MOST_MESSAGES_OF_H2 ? PeerTables.h2(workload, duckDb) : null;
    }

    private void harder(Report report) throws IOException {
        new HarderQuestions(workload.space(), THREADS, report).measure();
        arrays(report);
    }

    private void arrays(Report report) throws IOException {
        Path folder = workload.fresh("orders");
        SpaceTemplate.writeTo(folder);
        Path export = folder.resolve("orders.ndjson");
        Orders.writeTo(
                export,
                workload.export().messages() / MESSAGES_AN_ORDER,
                workload.export().seed());
        try (OpenSpace space = new OpenSpace(folder, THREADS)) {
            space.importFrom(export);
        }
        new HarderQuestions(folder, THREADS, report).measureArrays();
        Workload.delete(folder);
    }

    private void check(OpenSpace space, Peer duckDb, @Nullable Peer h2) {
        List<ProfileValues> values = space.valuesOfRecipes(space.snapshot());
        for (String schema : PeerTables.SCHEMAS) {
            duckDb.run("USE " + schema);
            for (Formulation each : eight(schema)) {
                check("DuckDB " + schema + ", " + each.name(), duckDb.rows(each), space, values);
            }
        }
        if (h2 != null) {
            for (Formulation each : Formulation.in("h2/all-eight.sql")) {
                check("H2, " + each.name(), h2.rows(each), space, values);
            }
        }
    }

    private void check(
            String peer, Map<Integer, Map<String, String>> found, OpenSpace space, List<ProfileValues> values) {
        out.printf("%s: %,d values, all the same%n", peer, SameValues.check(peer, found, space.recipes(), values));
    }

    /** The formulations of the eight recipes that a table of DuckDB allows. */
    static List<Formulation> eight(String schema) {
        return switch (schema) {
            case "kept" -> Formulation.in("duckdb/all-eight-kept.sql");
            case "tuned" ->
                Stream.concat(
                                Formulation.in("duckdb/all-eight.sql").stream(),
                                Formulation.in("duckdb/all-eight-tuned.sql").stream())
                        .toList();
            default -> Formulation.in("duckdb/all-eight.sql");
        };
    }
}
