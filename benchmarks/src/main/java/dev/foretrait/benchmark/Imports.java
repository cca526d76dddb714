package dev.foretrait.benchmark;

import dev.foretrait.benchmark.Alternation.Subject;
import dev.foretrait.storage.settings.SpaceTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * From files into a database, and from files to results. Foretrait resolves identities on the way and keeps all of every
 * message; DuckDB does neither.
 */
final class Imports {

    private static final Alternation FIRST_LOOK = new Alternation(0, Duration.ZERO, 1, 1, 1, Duration.ZERO);

    private final Workload workload;
    private final Gates gates;
    private final Report report;
    private final Command command;

    Imports(Workload workload, Gates gates, Report report, Command command) {
        this.workload = workload;
        this.gates = gates;
        this.report = report;
        this.command = command;
    }

    void measure() throws IOException {
        Path plain = workload.plain();
        List<Timing> ofPlain = imports(plain);
        Timing ours = ofPlain.get(0);
        double messagesASecond = workload.export().messages() / (ours.millis() / 1_000);
        report.add(
                "import of lines: " + Figures.of(messagesASecond) + " messages a second",
                ours,
                ofPlain.subList(1, 3),
                gates.plainImport(ours.times(ofPlain.get(1)), messagesASecond));
        bytes();
        List<Timing> ofCompressed = imports(workload.compressed());
        report.add(
                "import of one gzip file",
                ofCompressed.get(0),
                ofCompressed.subList(1, 3),
                gates.compressedImport(ofCompressed.get(0).times(ofCompressed.get(1))));
        fromFile(plain);
    }

    private List<Timing> imports(Path export) {
        return Alternation.OF_IMPORTS.time(List.of(
                new Subject("Foretrait", () -> importIntoSpace(export)),
                best("kept", "duckdb/import-kept.sql", export),
                best("typed", "duckdb/import-typed.sql", export)));
    }

    private void bytes() throws IOException {
        double messages = workload.export().messages();
        double ours = Workload.bytes(space().resolve(".foretrait")) / messages;
        double kept = Workload.bytes(duckDb("kept")) / messages;
        double typed = Workload.bytes(duckDb("typed")) / messages;
        report.add(
                "bytes on disk for each message",
                Figures.of(ours),
                "",
                "kept " + Figures.of(kept) + " · typed " + Figures.of(typed),
                Figures.of(kept / ours) + " × kept · " + Figures.of(typed / ours) + " × typed",
                gates.fileBytes(ours, kept));
    }

    /** The command, start and output of its process included, beside statements in a process that runs already. */
    private void fromFile(Path export) throws IOException {
        Path empty = workload.fresh("from-file");
        SpaceTemplate.writeTo(empty);
        Formulation fastest = fastest(Formulation.in("duckdb/from-file.sql"), "", export);
        List<Timing> timings = Alternation.OF_PROCESSES.time(List.of(
                new Subject(
                        "Foretrait",
                        () -> command.run("-Xmx4g", "-C", empty.toString(), "preview", "--events", export.toString())),
                new Subject("DuckDB", () -> {
                    try (Peer peer = PeerTables.duckDb("", export, Comparison.THREADS)) {
                        peer.run(fastest);
                    }
                })));
        Timing ours = timings.get(0);
        report.add(
                "file to the eight results, whole process",
                Figures.millis(ours.millis()),
                "",
                "DuckDB " + Figures.millis(timings.get(1).millis()),
                Figures.of(ours.times(timings.get(1))) + " × DuckDB",
                gates.fromFile(ours.times(timings.get(1))));
        Workload.delete(empty);
    }

    /** The space of the last import. */
    Path space() {
        return workload.folder().resolve("imported");
    }

    private Path duckDb(String name) {
        return workload.folder().resolve("imported-" + name + ".db");
    }

    private void importIntoSpace(Path export) {
        try {
            SpaceTemplate.writeTo(workload.fresh("imported"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        try (OpenSpace space = new OpenSpace(space(), Comparison.THREADS)) {
            space.importFrom(export);
        }
    }

    private Subject best(String name, String file, Path export) {
        Formulation fastest = fastest(Formulation.in(file), duckDb(name).toString(), export);
        return new Subject(name, () -> runAfresh(fastest, duckDb(name).toString(), export));
    }

    private Formulation fastest(List<Formulation> formulations, String place, Path export) {
        List<Timing> timings = FIRST_LOOK.time(formulations.stream()
                .map(each -> new Subject(each.name(), () -> runAfresh(each, place, export)))
                .toList());
        Timing least =
                timings.stream().min(Comparator.comparingDouble(Timing::millis)).orElseThrow();
        return formulations.get(timings.indexOf(least));
    }

    private void runAfresh(Formulation formulation, String place, Path export) {
        try {
            if (!place.isEmpty()) {
                Workload.delete(Path.of(place));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        try (Peer peer = PeerTables.duckDb(place, export, Comparison.THREADS)) {
            peer.run(formulation);
        }
    }
}
