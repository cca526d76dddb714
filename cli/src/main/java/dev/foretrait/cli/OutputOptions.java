package dev.foretrait.cli;

import dev.foretrait.cli.terminal.Paint;
import dev.foretrait.cli.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** In which form, and where to, a command prints. */
final class OutputOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "The form of the output: table, json, ndjson or csv, as far as the command has them.")
    private Optional<String> format = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE; it is replaced once the output is complete. Default: standard output.")
    private Optional<String> file = Optional.empty();

    /** Writes to a stream. */
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Whether a file was asked for. */
    boolean toFile() {
        return file.isPresent();
    }

    /** Whether the output goes into that file. */
    boolean goesTo(String other, Invocation invocation) {
        return file.map(invocation::path)
                .filter(own -> isSame(own, invocation.path(other)))
                .isPresent();
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.isSameFile(file, other);
        } catch (IOException notThereYet) {
            return false;
        }
    }

    /**
     * The format asked for.
     *
     * @param possible the formats that the command has
     * @param usual the one it takes if none is asked for
     */
    Format format(List<Format> possible, Format usual) {
        if (format.isEmpty()) {
            return usual;
        }
        return Format.named(format.get())
                .filter(possible::contains)
                .orElseThrow(() -> Failure.unusable(
                        "there is no format '" + format.get() + "' here",
                        "one of: " + possible.stream().map(Format::toString).collect(Collectors.joining(", "))));
    }

    /** What tables are drawn for: a file is no terminal. */
    Terminal terminal(Invocation invocation) {
        return file.isPresent() ? new Terminal(false, Terminal.USUAL_WIDTH, Paint.PLAIN) : invocation.outputTerminal();
    }

    /** Writes to the file, or to standard output. */
    void write(Invocation invocation, Body body) throws IOException {
        if (file.isEmpty()) {
            OutputStream out = new BufferedOutputStream(invocation.out(), 1 << 16);
            body.writeTo(out);
            out.flush();
            return;
        }
        try (OutputFile output = OutputFile.create(invocation.path(file.get()))) {
            body.writeTo(output.stream());
            output.keep();
        }
    }
}
