package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A space of which the exports have changed, and which may only be read. */
@EnabledOnOs(OS.LINUX)
class ReadOnlySpaceTest {

    @TempDir
    Path folder;

    private Path space;

    @BeforeEach
    void aSpaceThatMayOnlyBeRead() throws IOException {
        space = Files.createDirectory(folder.resolve("space"));
        Files.writeString(space.resolve("foretrait.yaml"), "name: shop\nexports: [export.ndjson]\n");
        message("before");
        assertThat(Ran.in(space, "events").out()).contains("before");
        message("after");
        permit("r-xr-xr-x", "r--r--r--");
    }

    @AfterEach
    void toBeDeleted() throws IOException {
        permit("rwxr-xr-x", "rw-r--r--");
    }

    @Test
    void showsWhatIsStored() throws Exception {
        Ran events = OtherProcess.boundByPermissions(space, "events");
        assertThat(events.status()).as(events.err()).isZero();
        assertThat(events.out()).contains("before").doesNotContain("after");
        assertThat(events.err())
                .isEqualTo("the exports of the space have changed and are not read: it cannot be written;"
                        + " check the permissions of its folder .foretrait\n");
    }

    @Test
    void takesNoImport() throws Exception {
        Ran imported = OtherProcess.boundByPermissions(space, "import", "export.ndjson");
        assertThat(imported.status()).isEqualTo(2);
        assertThat(imported.err())
                .isEqualTo("foretrait: the space cannot be written, only read; check the permissions of its folder"
                        + " .foretrait, or copy the space to where it can be written\n");
    }

    private void permit(String ofFolder, String ofFile) throws IOException {
        Path hidden = space.resolve(".foretrait");
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString(ofFolder));
        Files.setPosixFilePermissions(hidden.resolve("space.mv.db"), PosixFilePermissions.fromString(ofFile));
    }

    private void message(String event) throws IOException {
        Files.writeString(space.resolve("export.ndjson"), """
                {"type":"track","messageId":"%1$s","timestamp":"2026-03-01T00:00:00Z","userId":"ana","event":"%1$s"}
                """.formatted(event));
    }
}
