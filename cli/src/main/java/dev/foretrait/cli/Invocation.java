package dev.foretrait.cli;

import dev.foretrait.cli.output.TextLines;
import dev.foretrait.cli.terminal.Paint;
import dev.foretrait.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** One run of the command: its streams, its surroundings, and the options that every command knows. */
final class Invocation {

    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;
    private final Environment environment;
    private final GlobalOptions options = new GlobalOptions();

    Invocation(InputStream in, OutputStream out, OutputStream err, Environment environment) {
        this.in = in;
        this.out = out;
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.environment = environment;
    }

    GlobalOptions options() {
        return options;
    }

    Environment environment() {
        return environment;
    }

    InputStream in() {
        return in;
    }

    /** Where data goes. */
    OutputStream out() {
        return out;
    }

    /** Where everything else goes. */
    PrintStream err() {
        return err;
    }

    /** Writes lines of text to standard output. */
    void print(List<String> lines) {
        try {
            TextLines.write(lines, out);
            out.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Says something that {@code --quiet} silences. */
    void note(String line) {
        if (!options.quiet()) {
            err.println(line);
        }
    }

    /** Where the command starts to look for the space. */
    Path folder() {
        return options.folder().map(this::path).orElse(environment.folder().normalize());
    }

    /**
     * A path given on the command line; relative ones start where the user is, whatever {@code -C} says.
     *
     * @throws Failure if it is empty
     */
    Path path(String given) {
        return path(environment.folder(), given);
    }

    /** The same, for one that starts elsewhere if it is relative. */
    static Path path(Path start, String given) {
        if (given.isEmpty()) {
            throw Failure.unusable(
                    "a path on the command line is empty",
                    "set the variable that it comes from, or write . for the current folder");
        }
        return start.resolve(given).normalize();
    }

    /** The path as the user would write it. */
    String shown(Path path) {
        Path here = environment.folder();
        return path.startsWith(here) && !path.equals(here)
                ? here.relativize(path).toString()
                : path.toString();
    }

    Terminal outputTerminal() {
        return terminal(environment.outputColumns());
    }

    Terminal errorTerminal() {
        return terminal(environment.errorColumns());
    }

    private Terminal terminal(OptionalInt columns) {
        boolean dumb = environment.variable("TERM").filter("dumb"::equals).isPresent();
        boolean coloured = columns.isPresent()
                && !dumb
                && !options.noColor()
                && environment.variable("NO_COLOR").isEmpty();
        return new Terminal(
                columns.isPresent(), columns.orElse(Terminal.USUAL_WIDTH), coloured ? new Paint(true) : Paint.PLAIN);
    }
}
