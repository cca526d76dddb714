package dev.foretrait.storage.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of version 1: three calls, by ana, ben and an anonymous profile; ana and ben are of acme, ben of beta, too. */
class MigrationsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void layDownTheOldDatabase() throws IOException {
        Path database = folder.resolve(".foretrait/space.mv.db");
        Files.createDirectories(database.getParent());
        try (InputStream zipped = Objects.requireNonNull(getClass().getResourceAsStream("v1.mv.db.gz"));
                InputStream file = new GZIPInputStream(zipped)) {
            Files.copy(file, database);
        }
    }

    @Test
    void anOldDatabaseKeepsItsMessagesAndProfiles() {
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            SpaceSnapshot snapshot = space.snapshot();
            assertThat(snapshot.messages()).isEqualTo(6);
            assertThat(snapshot.profiles()).isEqualTo(3);
            assertThat(snapshot.accounts()).isEqualTo(2);
        }
    }

    /** H2 commits at the end of every statement that makes a table, so what was noted last may be behind what was done. */
    @Test
    void aStepThatWasCutShortIsTakenAgain() {
        Jdbi jdbi = Jdbi.create("jdbc:h2:mem:" + UUID.randomUUID());
        jdbi.useHandle(handle -> {
            Migrations.bringUpToDate(jdbi, "this space");
            int steps = version(handle);
            for (int noted = steps - 1; noted >= 0; noted--) {
                handle.execute("DELETE FROM schema_version WHERE version > ?", noted);
                Migrations.bringUpToDate(jdbi, "this space");
                assertThat(version(handle)).isEqualTo(steps);
            }
        });
    }

    private static int version(Handle handle) {
        return handle.createQuery("SELECT MAX(version) FROM schema_version")
                .mapTo(int.class)
                .one();
    }

    @Test
    void itsGroupCallsTellWhoBelongsToWhichAccount() {
        for (int opening = 1; opening <= 2; opening++) {
            try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
                SpaceSnapshot snapshot = space.snapshot();
                int ana = snapshot.find("user_id", "ana").orElseThrow();
                int ben = snapshot.find("user_id", "ben").orElseThrow();
                int acme = snapshot.findAccount("group_id", "acme").orElseThrow();
                int beta = snapshot.findAccount("group_id", "beta").orElseThrow();
                assertThat(snapshot.membership().accountsOf(ana)).containsExactly(acme);
                assertThat(snapshot.membership().accountsOf(ben)).containsExactlyInAnyOrder(acme, beta);
                assertThat(snapshot.membership().usersOf(beta)).containsExactly(ben);
                assertThat(snapshot.groupCallsOf(acme))
                        .extracting(Message::messageId)
                        .containsExactly("g1", "g2");
            }
        }
    }

    @Test
    void itsCopiesWereOnlyCounted() {
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            SpaceSnapshot snapshot = space.snapshot();
            int ana = snapshot.find("user_id", "ana").orElseThrow();
            String id = snapshot.messagesOf(ana).get(0).messageId();
            assertThat(snapshot.trail(ana).copies(List.of(id))).isEqualTo(new LeftOutCopies(Map.of(), false));
            Path again = Exports.file(
                    folder,
                    "again.ndjson",
                    snapshot.messagesOf(ana).get(0).body().json());
            Exports.importInto(space, again);
            LeftOutCopies copies = space.snapshot().trail(ana).copies(List.of(id));
            assertThat(copies.byMessage().get(id)).singleElement().satisfies(copy -> {
                assertThat(copy.file()).isEqualTo(again.toString());
                assertThat(copy.line()).isEqualTo(1);
                assertThat(copy.differs()).isFalse();
            });
            assertThat(copies.areAllKnown()).isFalse();
        }
    }

    @Test
    void itsAnonymousIdsAreFoundAndKept() {
        for (int opening = 1; opening <= 2; opening++) {
            try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
                SpaceSnapshot snapshot = space.snapshot();
                int anonymous = snapshot.find("anonymous_id", "a1").orElseThrow();
                int ana = snapshot.find("user_id", "ana").orElseThrow();
                assertThat(snapshot.hasAnonymousId(anonymous)).isTrue();
                assertThat(snapshot.isIdentified(anonymous)).isFalse();
                assertThat(snapshot.hasAnonymousId(ana)).isFalse();
            }
        }
    }
}
