package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import has reported is in the file from then on: a copy taken at that moment is what a killed process leaves. */
class DurabilityTest {

    private static final int IMPORTS = 80;

    /** H2 writes in blocks of so many bytes; the first two are copies of the header. */
    private static final int BLOCK = 4_096;

    /** How a piece ends. */
    private static final Pattern FOOTER = Pattern.compile("chunk:[0-9a-f]+,len:[0-9a-f]+,version:([0-9a-f]+),");

    private static final int FOOTER_LENGTH = 128;

    @TempDir
    Path folder;

    /**
     * Room in the file is used again after 45 seconds otherwise; used again at once, it is as if a minute lay between imports. H2 writes
     * nothing by itself in the meantime.
     */
    @Test
    void whatWasReportedIsInTheFileThoughItsRoomIsUsedAgain() throws Exception {
        Path live = folder.resolve("live");
        try (Space space = Space.open(live, SpaceOptions.DEFAULT);
                Connection beside = DriverManager.getConnection(
                        Database.REOPENED + Database.folder(live).resolve("space"), "sa", "")) {
            beside.createStatement().execute("SET RETENTION_TIME 0");
            beside.createStatement().execute("SET WRITE_DELAY 600000");
            List<String> calls = ChildProcess.calls(IMPORTS);
            for (int call = 0; call < IMPORTS; call++) {
                Exports.importText(space, calls.get(call));
                byte[] killed = Files.readAllBytes(Database.file(Database.folder(live)));
                List<Long> pieces = pieces(killed);
                assertThat(pieces).last().as("after import %d", call + 1).isEqualTo(Collections.max(pieces));
                assertThat(messagesIn(killed)).isEqualTo(calls.subList(0, call + 1));
            }
        }
    }

    /** The versions of the pieces that there are and were, by where they end. */
    private static List<Long> pieces(byte[] file) {
        List<Long> versions = new ArrayList<>();
        for (int end = 3 * BLOCK; end <= file.length; end += BLOCK) {
            String foot = new String(file, end - FOOTER_LENGTH, FOOTER_LENGTH, StandardCharsets.ISO_8859_1);
            Matcher footer = FOOTER.matcher(foot);
            versions.add(footer.lookingAt() ? Long.parseLong(footer.group(1), 16) : 0);
        }
        return versions;
    }

    private List<String> messagesIn(byte[] file) throws IOException {
        Path killed = folder.resolve("killed");
        Files.createDirectories(Database.folder(killed));
        Files.write(Database.file(Database.folder(killed)), file);
        try (Space found = Space.open(killed, SpaceOptions.DEFAULT)) {
            return Exports.messages(found);
        }
    }
}
