package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written into a file leaves everything about it as it was but what is in it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions and links are those of POSIX")
class OutputFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-rw-r--", "r--r-----"})
    void aFileThatIsReplacedLeavesItsPermissions(String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("export.ndjson"), "before");
        permit(file, permissions);
        written("export.ndjson");
        assertThat(file).content().startsWith("{");
        assertThat(permissions(file)).isEqualTo(permissions);
    }

    @Test
    void aFormattedFileHasItsPermissions() throws IOException {
        Path file = Files.writeString(folder.resolve("draft.yaml"), "key: a\nquery: event( 'A' ).count()\n");
        permit(file, "rw-rw-r--");
        assertThat(Ran.in(folder, "fmt", "draft.yaml").err()).contains("wrote draft.yaml");
        assertThat(permissions(file)).isEqualTo("rw-rw-r--");
    }

    @Test
    void aLinkGoesOnLeadingToTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("export.ndjson"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link.ndjson"), Path.of("export.ndjson"));
        written("link.ndjson");
        assertThat(link).isSymbolicLink();
        assertThat(file).content().startsWith("{");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.ndjson"), Path.of("nothing.ndjson"));
        Ran ran = Ran.in(folder, "generate", "--messages", "5", "-o", "link.ndjson");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("link.ndjson is a link to nothing.ndjson, which does not exist\n  remove the");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void nothingIsLeftOfAFileThatTheEndOfTheProcessCutShort() throws Exception {
        Path exports = Files.createDirectory(folder.resolve("exports"));
        Process process = OtherProcess.start(exports, "generate", "--messages", "100000000", "-o", "export.ndjson");
        Path part = exports.resolve(".export.ndjson.part");
        while (process.isAlive() && Files.notExists(part)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(part).exists();
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(exports).isEmptyDirectory();
    }

    private void written(String name) {
        Ran ran = Ran.in(folder, "generate", "--messages", "5", "-o", name);
        assertThat(ran.status()).as(ran.err()).isZero();
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
