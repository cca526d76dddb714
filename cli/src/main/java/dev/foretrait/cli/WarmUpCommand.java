package dev.foretrait.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Runs what people run, on a few made-up messages, and shows nothing of it: the launcher keeps the classes that it loads
 * for the next start.
 */
@Command(
        name = "warm-up",
        hidden = true,
        description = "Loads what the other commands need. The launcher runs it once.")
final class WarmUpCommand implements Callable<Integer> {

    private static final String QUERY =
            "event('Flex - Engagement Initiated').where(property('Direction') = 'Inbound').count()";
    private static final String MEETS_NOBODY = QUERY.replace("Direction", "direction");

    private final Invocation invocation;

    WarmUpCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("foretrait-");
        try {
            run(folder, "--help");
            run(folder, "init", "space");
            run(folder, "generate", "--messages", "500", "-o", "export.ndjson.gz");
            run(folder, "-C", "space", "import", "export.ndjson.gz");
            run(folder, "-C", "space", "preview", "-q", QUERY);
            run(folder, "-C", "space", "preview", "-q", MEETS_NOBODY);
            run(folder, "-C", "space", "values");
            run(folder, "-C", "space", "lint");
            run(folder, "-C", "space", "events");
            run(folder, "preview", "--events", "export.ndjson.gz", "-q", QUERY);
        } finally {
            delete(folder);
        }
        return ExitStatus.FINE;
    }

    private void run(Path folder, String... arguments) {
        Environment here = invocation.environment();
        Environment there =
                new Environment(folder, here.variables(), here.clock(), here.outputColumns(), here.errorColumns());
        Foretrait.run(
                List.of(arguments),
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                OutputStream.nullOutputStream(),
                there);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
