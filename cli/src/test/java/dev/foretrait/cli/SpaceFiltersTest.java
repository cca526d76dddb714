package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a space with filters says, and what it refuses. */
class SpaceFiltersTest {

    private static final String COUNT = "event('Call').count()";

    @TempDir
    Path folder;

    @BeforeEach
    void anExport() throws IOException {
        Files.writeString(
                folder.resolve("export.ndjson"), call("m1", "ana") + call("m2", "test-1") + call("m3", "ben"));
    }

    @Test
    void theCommandTellsHowManyMessagesEachFilterDrops() throws IOException {
        settings("""
                space_filters:
                  - { name: tests, if: "contains(userId, 'test')" }
                  - type = 'page'
                """);
        for (String command : new String[] {"preview", "values"}) {
            Ran ran = Ran.in(folder, command, "-q", COUNT);
            assertThat(ran.status()).as(ran.err()).isZero();
            assertThat(ran.err()).contains("space filters drop 1 message: tests 1, type = 'page' 0\n");
            assertThat(ran.out()).doesNotContain("test-1");
        }
        Ran events = Ran.in(folder, "events", "--events", "export.ndjson");
        assertThat(events.out()).contains("Call  2 events");
        assertThat(events.err()).contains("space filters drop 1 message: tests 1, type = 'page' 0\n");
        assertThat(Ran.in(folder, "events", "--quiet").err()).isEmpty();
    }

    @Test
    void aSpaceWithAnInvalidFilterIsNotSimulated() throws IOException {
        settings("""
                space_filters:
                  - if: type = 'page' AND userId = null
                """);
        Ran ran = Ran.in(folder, "preview", "-q", COUNT);
        assertThat(ran.status()).isEqualTo(ExitStatus.UNUSABLE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo("""
                foretrait.yaml:4:23: E-FQL FQL writes it in lower case
                4 |   - if: type = 'page' AND userId = null
                  |                       ^^^ write and
                foretrait: the settings of the space have errors, see above
                """);
    }

    private void settings(String filters) throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), "name: Calls\nexports: [export.ndjson]\n" + filters);
    }

    private static String call(String messageId, String user) {
        return "{\"type\":\"track\",\"event\":\"Call\",\"messageId\":\"" + messageId + "\",\"userId\":\"" + user
                + "\",\"timestamp\":\"2026-02-01T00:00:00Z\"}\n";
    }
}
