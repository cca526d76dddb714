package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that a person has looked at, in {@code src/test/golden}. {@code -Dgolden.update=true} writes what is printed now; the
 * difference is then a matter of review.
 */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/golden");

    private Golden() {}

    /** Fails unless the text is that of the file. */
    public static void check(String file, String printed) {
        Path path = FOLDER.resolve(file);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(path, printed);
            }
            assertThat(printed).as("see %s", path).isEqualTo(Files.readString(path));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
