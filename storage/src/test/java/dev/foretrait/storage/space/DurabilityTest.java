package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import has reported is in the file from then on: a copy taken at that moment is what a killed process leaves. */
class DurabilityTest {

    private static final int IMPORTS = 80;

    @TempDir
    Path folder;

    /** Room in the file is used again after 45 seconds otherwise; used again at once, it is as if a minute lay between imports. */
    @Test
    void whatWasReportedIsInTheFileThoughItsRoomIsUsedAgain() throws Exception {
        Path live = folder.resolve("live");
        Path killed = folder.resolve("killed");
        Files.createDirectories(Database.folder(killed));
        try (Space space = Space.open(live, SpaceOptions.DEFAULT);
                Connection beside = DriverManager.getConnection(
                        "jdbc:h2:file:" + Database.folder(live).resolve("space"), "sa", "")) {
            beside.createStatement().execute("SET RETENTION_TIME 0");
            List<String> calls = ChildProcess.calls(IMPORTS);
            for (int call = 0; call < IMPORTS; call++) {
                Exports.importText(space, calls.get(call));
                Files.copy(
                        Database.file(Database.folder(live)),
                        Database.file(Database.folder(killed)),
                        StandardCopyOption.REPLACE_EXISTING);
                try (Space found = Space.open(killed, SpaceOptions.DEFAULT)) {
                    assertThat(Exports.messages(found)).isEqualTo(calls.subList(0, call + 1));
                }
            }
        }
    }
}
