package dev.foretrait.benchmark;

import dev.foretrait.benchmark.Alternation.Subject;
import dev.foretrait.storage.settings.SpaceTemplate;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a message costs as exports grow: it should not cost more. */
final class Scale {

    private static final Alternation ONCE = new Alternation(0, Duration.ZERO, 1, 1, 1, Duration.ZERO);
    private static final double NANOS = 1e6;
    private static final double MICROS = 1e3;

    private final PrintStream out;

    Scale(PrintStream out) {
        this.out = out;
        out.println("| messages | profiles | import | processor | all eight, warm | processor | on disk |");
        out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    }

    /** Imports so much that the process is warm, and prints nothing. */
    void warmUp(Workload workload) throws IOException {
        line(workload);
    }

    void measure(Workload workload) throws IOException {
        out.println(line(workload));
    }

    private String line(Workload workload) throws IOException {
        Path export = workload.plain();
        Path folder = workload.fresh("scale");
        SpaceTemplate.writeTo(folder);
        try (OpenSpace space = new OpenSpace(folder, Comparison.THREADS)) {
            Timing imported = ONCE.time(List.of(new Subject("import", () -> space.importFrom(export))))
                    .get(0);
            SpaceSnapshot snapshot = space.snapshot();
            Timing values = Alternation.OF_QUERIES
                    .time(List.of(new Subject("values", () -> space.valuesOfRecipes(snapshot))))
                    .get(0);
            double messages = workload.export().messages();
            return String.join(
                    " | ",
                    String.format("| %,d", workload.export().messages()),
                    String.format("%,d", snapshot.profiles()),
                    Figures.of(imported.millis() * MICROS / messages) + " µs",
                    Figures.of(imported.processorMillis() * MICROS / messages) + " µs",
                    Figures.of(values.millis() * NANOS / messages) + " ns",
                    Figures.of(values.processorMillis() * NANOS / messages) + " ns",
                    Figures.of(Workload.bytes(folder.resolve(".foretrait")) / messages) + " bytes |");
        } finally {
            Workload.delete(folder);
        }
    }
}
