package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A line of a file of example queries.
 *
 * @param expected what the file says of it
 */
record Case(Kind kind, Level level, String expected, String query) {

    Reading read(Acceptance acceptance) {
        return read(query, acceptance);
    }

    Reading read(String text, Acceptance acceptance) {
        return QueryReader.read(new Source("query", text), kind, level, acceptance);
    }

    /** The cases of the file beside the tests; lines that begin with {@code #} are comments. */
    static List<Case> in(String file) {
        return resource(file)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" ", 4))
                .map(parts -> new Case(
                        Kind.valueOf(parts[0]), Level.valueOf(parts[1]), parts[2], parts.length > 3 ? parts[3] : ""))
                .toList();
    }

    /** The text of the file beside the tests. */
    static String resource(String file) {
        try (InputStream stream = Case.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("no file " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return kind + " " + level + " " + query;
    }
}
