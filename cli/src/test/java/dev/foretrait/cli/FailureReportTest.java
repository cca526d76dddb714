package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReportTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final FailureReport report = new FailureReport(new Invocation(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            err,
            Ran.Setting.in(Path.of("")).environment()));

    @Test
    void aBugIsOneLineAndAFileToReport() throws IOException {
        assertThat(report.failed(new IllegalStateException("a block of another snapshot")))
                .isEqualTo(2);
        assertThat(said())
                .startsWith("foretrait: internal error, and not your fault: IllegalStateException: a block of");
        assertThat(said()).doesNotContain("\tat ");
        Matcher file = Pattern.compile("the file (\\S+),").matcher(said());
        assertThat(file.find()).isTrue();
        Path trace = Path.of(file.group(1));
        assertThat(Files.readString(trace)).contains("aBugIsOneLineAndAFileToReport");
        Files.delete(trace);
    }

    @Test
    void filesThatStandInTheWayAreNamed() {
        assertThat(report.failed(new NoSuchFileException("/a/b"))).isEqualTo(2);
        assertThat(report.failed(new AccessDeniedException("/c"))).isEqualTo(2);
        assertThat(said()).contains("/a/b does not exist", "/c may not be read or written");
    }

    @Test
    void aNameThatTheSystemHasNoLettersForIsAnsweredWithTheLocale() {
        assertThat(report.failed(new InvalidPathException("/tmp/\uFFFD.ndjson", "unmappable characters")))
                .isEqualTo(2);
        assertThat(said())
                .startsWith("foretrait: '/tmp/\uFFFD.ndjson' cannot be the name of a file here")
                .contains("LC_ALL=C.UTF-8");
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() {
        assertThat(report.failed(new IOException("Broken pipe"))).isZero();
        assertThat(said()).isEmpty();
    }

    @Test
    void tooLittleMemoryIsAnsweredWithTheWayToMore() {
        assertThat(report.failed(new OutOfMemoryError())).isEqualTo(2);
        assertThat(said()).contains("out of memory").contains("FORETRAIT_JAVA_OPTS=-Xmx");
    }

    @ParameterizedTest
    @CsvSource({"128, 1", "494, 1", "967, 2", "2006, 4", "23800, 46"})
    void twiceAsMuchMemoryIsAdvised(long megabytes, long gigabytes) {
        assertThat(report.outOfMemory(megabytes)).isEqualTo(2);
        assertThat(said()).contains(megabytes + " MB were").contains("FORETRAIT_JAVA_OPTS=-Xmx" + gigabytes + "g");
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
