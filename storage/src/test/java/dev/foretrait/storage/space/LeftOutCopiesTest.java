package dev.foretrait.storage.space;

import static dev.foretrait.storage.space.Exports.file;
import static dev.foretrait.storage.space.Exports.importInto;
import static dev.foretrait.storage.space.Exports.importText;
import static dev.foretrait.storage.space.Exports.time;
import static dev.foretrait.storage.space.Exports.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.storage.space.LeftOutCopies.Copy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of copies that do not count. All messages are of ana. */
class LeftOutCopiesTest {

    private static final String FIRST = track("m1", "ana", 1);
    private static final String SAME_BUT_LATER = FIRST.replace(time(2), time(30));
    private static final String OTHER_AND_LATER =
            track("m1", "ana", 1, "{\"a\":1}").replace(time(2), time(40));

    @TempDir
    Path folder;

    private final Space space = Space.inMemory(SpaceOptions.DEFAULT);

    @AfterEach
    void close() {
        space.close();
    }

    @Test
    void aCopyThatIsMetSecondIsNamedByFileAndLine() {
        Path a = file(folder, "a.ndjson", FIRST, track("m2", "ana", 2), SAME_BUT_LATER);
        Path b = file(folder, "b.ndjson", track("m3", "ana", 2), OTHER_AND_LATER);
        importInto(space, a, b);
        assertThat(copies("m1")).containsExactly(copy(a, 3, 30, false), copy(b, 2, 40, true));
        assertThat(copies("m2")).isEmpty();
    }

    @Test
    void aCopyThatGaveWayIsNamedToo() {
        Path a = file(folder, "a.ndjson", track("m2", "ana", 2), OTHER_AND_LATER);
        Path b = file(folder, "b.ndjson", SAME_BUT_LATER, FIRST);
        importInto(space, a, b);
        assertThat(copies("m1")).containsExactly(copy(a, 2, 40, true), copy(b, 1, 30, false));
    }

    @Test
    void ofACopyThatGaveWayInALaterImportTheLineIsNotKnown() {
        Path a = file(folder, "a.ndjson", OTHER_AND_LATER);
        importInto(space, a);
        importInto(space, file(folder, "b.ndjson", FIRST));
        assertThat(copies("m1")).containsExactly(copy(a, 0, 40, true));
    }

    @Test
    void aCopyOfWhatGaveWayLaterIsOneOfWhatCountsNow() {
        Path a = file(folder, "a.ndjson", SAME_BUT_LATER, OTHER_AND_LATER, FIRST);
        importInto(space, a);
        assertThat(copies("m1")).containsExactly(copy(a, 1, 30, false), copy(a, 2, 40, true));
    }

    @Test
    void aFileThatIsReadFromItsStartHasNoCopiesOfItself() {
        Path a = file(folder, "a.ndjson", FIRST, SAME_BUT_LATER, FIRST);
        importInto(space, a);
        file(folder, "a.ndjson", track("m0", "ana", 9), FIRST, SAME_BUT_LATER, FIRST);
        importInto(space, a);
        assertThat(copies("m1")).containsExactly(copy(a, 3, 30, false), copy(a, 4, 2, false));
    }

    @Test
    void copiesAreKnownWhenTheirBlocksWereMerged() {
        Path a = file(folder, "a.ndjson", track("m2", "ana", 2), OTHER_AND_LATER);
        importInto(space, a);
        Path b = file(folder, "b.ndjson", FIRST, SAME_BUT_LATER);
        importInto(space, b);
        SpaceSnapshot before = space.snapshot();
        for (int call = 0; call < 30; call++) {
            importText(space, track("later " + call, "ana", 100 + call));
        }
        assertThat(space.store().blocks()).hasSizeLessThan(8);
        assertThat(copies("m1")).containsExactly(copy(a, 0, 40, true), copy(b, 2, 30, false));
        assertThat(copies(before, "m1")).isEqualTo(copies("m1"));
    }

    @Test
    void norOfWhatGaveWayToABetterCopy() {
        Path a = file(folder, "a.ndjson", SAME_BUT_LATER, FIRST);
        importInto(space, a);
        file(folder, "a.ndjson", track("m0", "ana", 9), SAME_BUT_LATER, FIRST);
        importInto(space, a);
        assertThat(copies("m1")).containsExactly(copy(a, 1, 30, false));
    }

    @Test
    void aFileThatGrewKeepsTheCopiesOfItsStart() throws IOException {
        Path a = file(folder, "a.ndjson", FIRST, SAME_BUT_LATER);
        importInto(space, a);
        Files.writeString(a, OTHER_AND_LATER + "\n", StandardOpenOption.APPEND);
        importInto(space, a);
        assertThat(copies("m1")).containsExactly(copy(a, 2, 30, false), copy(a, 3, 40, true));
    }

    @Test
    void aFileThatGrewMayRepeatAMessageOfItsStart() throws IOException {
        Path a = file(folder, "a.ndjson", FIRST);
        importInto(space, a);
        Files.writeString(a, track("m2", "ana", 2) + "\n" + FIRST + "\n", StandardOpenOption.APPEND);
        importInto(space, a);
        assertThat(copies("m1")).containsExactly(copy(a, 3, 2, false));
    }

    @Test
    void aStreamThatIsSentAgainBringsCopies() {
        importText(space, FIRST);
        importText(space, FIRST);
        assertThat(copies("m1")).containsExactly(new Copy("-", 1, Optional.of(Instant.parse(time(2))), false));
    }

    @Test
    void whatAnOpenedSpaceNotedIsThereWhenItIsOpenedAgain() {
        Path a = file(folder, "a.ndjson", FIRST, SAME_BUT_LATER);
        try (Space first = Space.open(folder.resolve("space"), SpaceOptions.DEFAULT)) {
            importInto(first, a);
        }
        try (Space again = Space.open(folder.resolve("space"), SpaceOptions.DEFAULT)) {
            assertThat(copies(again.snapshot(), "m1")).containsExactly(copy(a, 2, 30, false));
        }
    }

    private List<Copy> copies(String messageId) {
        return copies(space.snapshot(), messageId);
    }

    private static List<Copy> copies(SpaceSnapshot snapshot, String messageId) {
        int ana = snapshot.find("user_id", "ana").orElseThrow();
        LeftOutCopies copies = snapshot.trail(ana).copies(List.of(messageId));
        assertThat(copies.areAllKnown()).isTrue();
        return copies.byMessage().getOrDefault(messageId, List.of());
    }

    private static Copy copy(Path file, long line, int receivedSecond, boolean differs) {
        return new Copy(file.toString(), line, Optional.of(Instant.parse(time(receivedSecond))), differs);
    }
}
