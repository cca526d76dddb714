package dev.foretrait.benchmark;

import dev.foretrait.benchmark.Alternation.Subject;
import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.space.StandingSpace;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A space that has been imported into before: opened cold, kept in memory, and given some more. */
final class Arrivals {

    private static final Alternation ROUNDS = new Alternation(1, Duration.ZERO, 1, 5, 11, Duration.ofSeconds(20));
    private static final int MORE = 1_000;
    private static final int TAIL = 1 << 21;

    private final Workload workload;
    private final Gates gates;
    private final Report report;
    private int batches;

    Arrivals(Workload workload, Gates gates, Report report) {
        this.workload = workload;
        this.gates = gates;
        this.report = report;
    }

    /** Measures a space that nobody needs afterwards: it gets messages that the export does not have. */
    void measure(Path space, Peer duckDb) throws IOException {
        coldStart(space);
        hotBytes(space);
        arrival(space, duckDb);
    }

    private void coldStart(Path folder) {
        Timing timing = ROUNDS.time(List.of(new Subject("Foretrait", () -> {
                    try (OpenSpace space = new OpenSpace(folder, Comparison.THREADS)) {
                        space.valuesOfRecipes(space.snapshot());
                    }
                })))
                .get(0);
        report.add(
                "closed file to the eight results, warm process", timing, List.of(), gates.coldStart(timing.millis()));
    }

    private void hotBytes(Path folder) {
        long before = usedHeap();
        try (OpenSpace space = new OpenSpace(folder, Comparison.THREADS)) {
            var snapshot = space.snapshot();
            space.valuesOfRecipes(snapshot);
            double bytes = (usedHeap() - before) / (double) snapshot.messages();
            report.add(
                    "heap that stays for each message",
                    Figures.of(bytes) + " bytes",
                    "",
                    "",
                    "",
                    gates.hotBytes(bytes));
        }
    }

    private void arrival(Path folder, Peer duckDb) throws IOException {
        List<String> newest = newest(workload.plain());
        duckDb.run("USE typed");
        duckDb.run(Formulation.script("duckdb/arrival-tables.sql"));
        Formulation peers = Formulation.in("duckdb/arrival.sql").get(0);
        try (OpenSpace space = new OpenSpace(folder, Comparison.THREADS)) {
            StandingSpace standing = space.standing();
            List<Timing> timings = Alternation.OF_ARRIVALS.time(List.of(
                    new Subject(
                            "Foretrait",
                            () -> writeNext(newest),
                            () -> standing.importFrom(
                                    List.of(ImportSource.of(batch())), ImportProgress.SILENT, standing.now())),
                    new Subject("DuckDB", () -> duckDb.run(peers))));
            Timing ours = timings.get(0);
            report.add(
                    Figures.of(MORE) + " messages more, and all eight again",
                    ours,
                    timings.subList(1, 2),
                    gates.arrival(ours.millis(), ours.times(timings.get(1))));
        }
        duckDb.run("DROP TABLE arrived");
        Files.delete(batch());
    }

    private Path batch() {
        return workload.folder().resolve("arrival-" + batches + ".ndjson");
    }

    private static List<String> newest(Path export) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(export.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            String[] lines = new String(tail, StandardCharsets.UTF_8).split("\n");
            return Arrays.asList(lines).subList(Math.max(1, lines.length - MORE), lines.length);
        }
    }

    /** The same messages under ids that nobody has seen, in a file of their own. */
    private void writeNext(List<String> lines) {
        try {
            Files.deleteIfExists(batch());
            batches++;
            String mark = "\"messageId\":\"batch-" + batches + "-";
            Files.writeString(
                    batch(),
                    lines.stream()
                            .map(line -> line.replace("\"messageId\":\"", mark) + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
