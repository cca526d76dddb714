package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateCommandTest {

    @TempDir
    Path folder;

    @Test
    void theSameOptionsGiveTheSameLines() {
        Ran first = Ran.in(folder, "generate", "--messages", "50", "--seed", "3");
        Ran second = Ran.in(folder, "generate", "--messages", "50", "--seed", "3");
        Ran other = Ran.in(folder, "generate", "--messages", "50", "--seed", "4");
        assertThat(first.status()).isZero();
        assertThat(first.out().lines()).hasSize(50);
        assertThat(first.out()).isEqualTo(second.out()).isNotEqualTo(other.out());
    }

    @Test
    void aFileThatEndsInGzIsCompressed() throws IOException {
        String lines = Ran.in(folder, "generate", "--messages", "50").out();
        Ran ran = Ran.in(folder, "generate", "--messages", "50", "-o", "export.ndjson.gz");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEmpty();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("export.ndjson.gz")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(lines);
        }
    }

    @Test
    void aFolderGetsTheLayoutOfStorageDestinations() throws IOException {
        assertThat(Ran.in(folder, "generate", "--messages", "50", "--quiet", "-o", "exports/")
                        .err())
                .isEmpty();
        try (Stream<Path> files = Files.walk(folder.resolve("exports/segment-logs"))) {
            assertThat(files.filter(Files::isRegularFile)).allMatch(file -> file.endsWith("messages.gz"));
        }
    }

    @Test
    void theLastMessageHappensAtTheEndAskedFor() {
        assertThat(Ran.in(folder, "generate", "--messages", "20", "--until", "2025-06-01", "--days", "3")
                        .out())
                .contains("\"timestamp\":\"2025-06-01T00:00:00.000Z\"");
    }

    @ParameterizedTest
    @CsvSource({
        "--messages, 0, at least 1 message",
        "--profiles, 0, at least 1 profile",
        "--until, yesterday, is no time",
        "-o, missing/export.ndjson, does not exist"
    })
    void whatCannotBeIsRefused(String option, String value, String message) {
        Ran ran = Ran.in(folder, "generate", option, value);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(message).doesNotContain("Exception", "internal error");
    }
}
