package dev.foretrait.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One of several ways to ask a peer the same. They stand together in a file, each below a line {@code -- formulation: NAME}.
 *
 * @param name how it goes about it
 * @param statements what is run, in order; the last one gives the answer
 */
record Formulation(String name, List<String> statements) {

    private static final String MARK = "-- formulation: ";

    Formulation {
        statements = List.copyOf(statements);
    }

    /** All formulations of a file beside this class. */
    static List<Formulation> in(String file) {
        List<Formulation> all = new ArrayList<>();
        String[] parts = text(file).split("(?m)^" + MARK);
        for (int part = 1; part < parts.length; part++) {
            int end = parts[part].indexOf('\n');
            all.add(new Formulation(parts[part].substring(0, end), statements(parts[part].substring(end))));
        }
        return all;
    }

    /** The statements of a file that has no formulations. */
    static List<String> script(String file) {
        return statements(text(file));
    }

    private static List<String> statements(String text) {
        return Stream.of(text.replaceAll("(?m)^--.*$", "").split(";\\s*(\\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Formulation.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
