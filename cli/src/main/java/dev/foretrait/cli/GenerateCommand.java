package dev.foretrait.cli;

import dev.foretrait.fixtures.generate.FlexExport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a synthetic export. */
@Command(
        name = "generate",
        description =
                "Writes a synthetic export of a contact centre on Twilio Flex, of any size. The same options give the"
                        + " same bytes.",
        footer = {
            "",
            "Examples:",
            "  foretrait generate --messages 20000 > export.ndjson",
            "  foretrait generate --messages 1000000 --seed 7 -o export.ndjson.gz",
            "  foretrait generate --messages 50000 --until 2026-03-01 --days 30 -o exports/",
            "  foretrait generate | foretrait events --events -"
        })
final class GenerateCommand implements Callable<Integer> {

    private static final int BUFFER = 1 << 16;

    private final Invocation invocation;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many messages, repeated ones included. Default: ${DEFAULT-VALUE}.")
    private long messages;

    @Option(names = "--profiles", paramLabel = "N", description = "How many people. Default: one for each 20 messages.")
    private Optional<Integer> profiles = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Which of the possible exports. Default: 1.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = {"--until", "--end"},
            paramLabel = "TIME",
            description = "When the last message happens: a date or an ISO-8601 timestamp. Default: 2026-03-01.")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How many days the messages spread over. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--gzip", description = "Compress; implied by a file name that ends in .gz.")
    private boolean gzip;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "A file; or a folder (it exists, or PATH ends in /), which gets gzip files in the layout of"
                    + " Segment's storage destinations. Default: standard output.")
    private Optional<String> output = Optional.empty();

    GenerateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        FlexExport export = export();
        if (output.isEmpty()) {
            write(export, invocation.out(), gzip);
            return ExitStatus.FINE;
        }
        Path path = invocation.path(output.get());
        if (output.get().endsWith("/") || Files.isDirectory(path)) {
            export.writeTo(path);
        } else {
            try (OutputFile file = OutputFile.create(path)) {
                write(export, file.stream(), gzip || output.get().endsWith(".gz"));
                file.keep();
            }
        }
        invocation.note("wrote " + path);
        return ExitStatus.FINE;
    }

    private FlexExport export() {
        try {
            FlexExport export = FlexExport.of(messages).withTime(end(), Duration.ofDays(days));
            if (profiles.isPresent()) {
                export = export.withProfiles(profiles.get());
            }
            return seed.isPresent() ? export.withSeed(seed.get()) : export;
        } catch (IllegalArgumentException impossible) {
            throw Failure.unusable(String.valueOf(impossible.getMessage()));
        }
    }

    private Instant end() {
        return until.map(typed -> TypedTime.of("--until", typed)).orElse(FlexExport.DEFAULT_END);
    }

    private static void write(FlexExport export, OutputStream out, boolean compressed) throws IOException {
        if (compressed) {
            GZIPOutputStream gzip = new GZIPOutputStream(out, BUFFER);
            export.writeTo(new BufferedOutputStream(gzip, BUFFER));
            gzip.finish();
        } else {
            export.writeTo(new BufferedOutputStream(out, BUFFER));
        }
        out.flush();
    }
}
