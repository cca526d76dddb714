package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports that a space lists are read again when there are others, however they are listed. */
class ListedExportsTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatAGlobMatchesNowIsRead() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        newFileIsRead("logs/*.ndjson", logs);
    }

    @Test
    void aNewFileBehindASymbolicLinkIsRead() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.createSymbolicLink(folder.resolve("link"), logs);
        newFileIsRead("link", logs);
    }

    @Test
    void aFileThatCannotBeReadIsTriedAgain() throws IOException {
        Path refused = UnreadableFile.at(folder.resolve("refused.ndjson"));
        Files.writeString(folder.resolve("foretrait.yaml"), "name: shop\nexports: [refused.ndjson, 1.ndjson]\n");
        message(folder, "1");
        assertThat(Ran.in(folder, "events").err()).contains("stored 1", "[FILE_UNREADABLE]");
        assertThat(Ran.in(folder, "events").err()).contains("[FILE_UNREADABLE]");
        Files.delete(refused);
        Files.move(folder.resolve("1.ndjson"), refused);
        message(folder, "1");
        assertThat(Ran.in(folder, "events").err()).doesNotContain("[FILE_UNREADABLE]");
        assertThat(Ran.in(folder, "events").err()).isEmpty();
    }

    private void newFileIsRead(String listed, Path logs) throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), "name: shop\nexports: ['" + listed + "']\n");
        message(logs, "1");
        assertThat(Ran.in(folder, "events").err()).contains("read 1 message ");
        assertThat(Ran.in(folder, "events").err()).isEmpty();
        message(logs, "2");
        assertThat(Ran.in(folder, "events").err()).contains("stored 1");
    }

    private static void message(Path logs, String id) throws IOException {
        Files.writeString(logs.resolve(id + ".ndjson"), """
                {"type":"track","messageId":"%s","timestamp":"2026-03-01T00:00:00Z","userId":"ana","event":"Call"}
                """.formatted(id));
    }
}
