package dev.foretrait.storage.space;

import static dev.foretrait.storage.space.Exports.file;
import static dev.foretrait.storage.space.Exports.gzip;
import static dev.foretrait.storage.space.Exports.importInto;
import static dev.foretrait.storage.space.Exports.importText;
import static dev.foretrait.storage.space.Exports.messages;
import static dev.foretrait.storage.space.Exports.profiles;
import static dev.foretrait.storage.space.Exports.time;
import static dev.foretrait.storage.space.Exports.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Message;
import dev.foretrait.fixtures.generate.FlexExport;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportReport.DuplicatePair;
import dev.foretrait.storage.ingest.ImportRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {

    @TempDir
    Path folder;

    private final Space space = Space.inMemory(SpaceOptions.DEFAULT);

    @AfterEach
    void close() {
        space.close();
    }

    @Test
    void aFolderInSegmentsStorageLayoutGivesItsMessagesTheirSource() throws IOException {
        Path logs = folder.resolve("bucket/prefix/segment-logs/aBcDeFgHiJ/1768435200000");
        Files.createDirectories(logs);
        Exports.bytes(logs, "one.gz", gzip(track("m1", "ana", 1).getBytes(StandardCharsets.UTF_8)));
        file(logs, "two.gz", track("m2", "ana", 2));
        file(logs, "dummy-object.txt", "permission test");
        ImportReport report = importInto(space, folder.resolve("bucket"));
        assertThat(report.stored()).isEqualTo(2);
        assertThat(report.rejected()).containsOnlyKeys(ImportRule.FILE_NOT_JSON);
        List<Message> all = new ArrayList<>();
        space.snapshot().forEachMessage(all::add);
        assertThat(all).extracting(message -> message.sourceId().orElse("")).containsOnly("aBcDeFgHiJ");
    }

    @Test
    void gzipIsKnownByItsBytesAndMayHaveSeveralMembers() throws IOException {
        byte[] first = gzip((track("m1", "ana", 1) + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] second = gzip((track("m2", "ana", 2) + "\n").getBytes(StandardCharsets.UTF_8));
        Path packed = Exports.bytes(folder, "packed.json", first);
        Files.write(packed, second, StandardOpenOption.APPEND);
        assertThat(importInto(space, packed).stored()).isEqualTo(2);
    }

    @Test
    void aByteOrderMarkBlankLinesAndCarriageReturnsDoNoHarm() {
        ImportReport report =
                importText(space, "\ufeff" + track("m1", "ana", 1) + "\r\n\r\n\n  " + track("m2", "ana", 2) + "\r\n");
        assertThat(report.stored()).isEqualTo(2);
        assertThat(report.rejected()).isEmpty();
    }

    @Test
    void arraysPrettyPrintedObjectsAndSeveralObjectsOnALineAreRead() {
        String pretty = track("m1", "ana", 1).replace(",", ",\n  ").replace("{", "{\n  ");
        assertThat(importText(space, pretty + "\n" + pretty.replace("m1", "m2")).stored())
                .isEqualTo(2);
        assertThat(importText(space, "[\n" + track("m3", "ana", 3) + ",\n" + track("m4", "ana", 4) + "\n]")
                        .stored())
                .isEqualTo(2);
        assertThat(importText(
                                space,
                                "[" + track("m5", "ana", 5) + "," + track("m6", "ana", 6) + "]\n"
                                        + track("m7", "ana", 7))
                        .stored())
                .isEqualTo(3);
        assertThat(importText(space, track("m8", "ana", 8) + track("m9", "ana", 9))
                        .stored())
                .isEqualTo(2);
    }

    @Test
    void messagesOfABatchTakeOverWhatTheBatchSaysForAll() {
        ImportReport report = importText(
                space,
                "{\"batch\":[{\"type\":\"track\",\"event\":\"Call\",\"messageId\":\"m1\",\"userId\":\"ana\","
                        + "\"timestamp\":\"2026-01-15T12:00:00.000Z\",\"context\":{\"library\":{\"name\":\"own\"}}},"
                        + "{\"type\":\"track\",\"messageId\":\"m2\",\"userId\":\"ana\"}],"
                        + "\"context\":{\"library\":{\"name\":\"shared\",\"version\":\"1\"},\"list\":[1]},"
                        + "\"sentAt\":\"2026-01-15T12:00:10.000Z\",\"receivedAt\":\"2026-01-15T12:00:11.000Z\"}");
        assertThat(report.stored()).isEqualTo(1);
        assertThat(report.rejected()).containsOnlyKeys(ImportRule.EVENT_NOT_DEFINED);
        Message message = space.snapshot().messagesOf(0).get(0);
        assertThat(message.timestamp()).hasToString("2026-01-15T12:00:01Z");
        assertThat(message.context().json())
                .isEqualTo("{\"library\":{\"name\":\"own\",\"version\":\"1\"},\"list\":[1]}");
    }

    @Test
    void eachOfManyFilesIsKnownAgain() throws IOException {
        Path small = Files.createDirectories(folder.resolve("small"));
        int files = 600;
        for (int number = 0; number < files; number++) {
            file(small, String.format("%03d.ndjson", number), track("m" + number, "ana", number));
        }
        assertThat(importInto(space, small).stored()).isEqualTo(files);
        ImportReport again = importInto(space, small);
        assertThat(again.stored()).isZero();
        assertThat(again.files())
                .hasSize(files)
                .allSatisfy(file -> assertThat(file.unchangedLines()).isEqualTo(1));
        Path last = small.resolve("599.ndjson");
        Path copy = file(folder, "copy.ndjson", track("m599", "ana", 599));
        assertThat(importInto(space, copy).duplicates())
                .containsExactly(new DuplicatePair(copy.toString(), last.toString(), 1));
    }

    @Test
    void importingAFileTwiceChangesNothingAndIsTold() {
        Path file = file(folder, "a.ndjson", track("m1", "ana", 1), track("m2", "ana", 2), "broken");
        importInto(space, file);
        List<String> before = messages(space);
        ImportReport second = importInto(space, file);
        assertThat(second.stored()).isZero();
        assertThat(second.duplicate()).isZero();
        assertThat(second.files().get(0).unchangedLines()).isEqualTo(3);
        assertThat(messages(space)).isEqualTo(before);
        assertThat(space.rejected()).hasSize(1);
    }

    @Test
    void aFileThatGrewIsReadFromWhereItEnded() throws IOException {
        Path file = file(folder, "a.ndjson", track("m1", "ana", 1), track("m2", "ana", 2));
        importInto(space, file);
        Files.writeString(file, track("m3", "ana", 3) + "\nbroken\n", StandardOpenOption.APPEND);
        ImportReport second = importInto(space, file);
        assertThat(second.stored()).isEqualTo(1);
        assertThat(second.duplicate()).isZero();
        assertThat(space.rejected())
                .singleElement()
                .satisfies(line -> assertThat(line.line()).isEqualTo(4));
    }

    @Test
    void aFileThatChangedIsReadAnew() {
        importInto(space, file(folder, "a.ndjson", track("m1", "ana", 1), track("m2", "ana", 2)));
        ImportReport second = importInto(
                space, file(folder, "a.ndjson", track("m0", "ana", 1), track("m2", "ana", 2), track("m3", "ana", 2)));
        assertThat(second.stored()).isEqualTo(2);
        assertThat(second.duplicate()).isEqualTo(1);
    }

    @Test
    void aRenamedFileHoldsOnlyDuplicates() throws IOException {
        Path file = file(folder, "a.ndjson", track("m1", "ana", 1), track("m2", "ana", 2));
        importInto(space, file);
        Path renamed = Files.move(file, folder.resolve("b.ndjson"));
        ImportReport second = importInto(space, renamed);
        assertThat(second.duplicate()).isEqualTo(2);
        assertThat(second.duplicates()).containsExactly(new DuplicatePair(renamed.toString(), file.toString(), 2));
    }

    @Test
    void messagesWithoutIdAreNotStoredTwiceByImportingTheirFileTwice() throws IOException {
        String nameless = track("m1", "ana", 1).replace("\"messageId\":\"m1\",", "");
        Path file = file(folder, "a.ndjson", nameless, nameless, track("m2", "ana", 2));
        assertThat(importInto(space, file).stored()).isEqualTo(3);
        Files.writeString(file, nameless + "\n", StandardOpenOption.APPEND);
        ImportReport grown = importInto(space, file);
        assertThat(grown.stored()).isEqualTo(1);
        assertThat(grown.duplicate()).isEqualTo(3);
    }

    @Test
    void theCopyReceivedFirstStaysWhereverItComesFrom() {
        String early = track("m1", "ana", 1, "{\"copy\":\"early\"}");
        String late = early.replace("early", "late").replace(time(2), time(30));
        ImportReport report = importText(space, late + "\n" + track("m2", "ana", 2) + "\n" + early);
        assertThat(report.stored()).isEqualTo(2);
        assertThat(report.duplicate()).isEqualTo(1);
        assertThat(report.warnings()).containsKey(ImportRule.DUPLICATE_ID_DIFFERENT_CONTENT);
        assertThat(messages(space)).containsExactly(early, track("m2", "ana", 2));
        assertThat(space.snapshot().messagesOf(0)).hasSize(2);
    }

    @Test
    void theCopyReceivedFirstStaysAcrossImportsToo() {
        String early = track("m1", "ana", 1);
        String late = early.replace(time(2), time(30));
        importText(space, late);
        ImportReport report = importText(space, early);
        assertThat(report.stored()).isZero();
        assertThat(report.warnings()).isEmpty();
        assertThat(messages(space)).containsExactly(early);
    }

    @Test
    void ofCopiesReceivedTogetherTheFirstByCodePointStays() {
        String first = track("m1", "ana", 1, "{\"copy\":\"a\"}");
        String second = track("m1", "ana", 1, "{\"copy\":\"b\"}");
        for (List<String> order : List.of(List.of(first, second), List.of(second, first))) {
            try (Space fresh = Space.inMemory(SpaceOptions.DEFAULT)) {
                importText(fresh, String.join("\n", order) + "\n");
                assertThat(messages(fresh)).containsExactly(first);
            }
            try (Space fresh = Space.inMemory(SpaceOptions.DEFAULT)) {
                order.forEach(line -> importText(fresh, line));
                assertThat(messages(fresh)).containsExactly(first);
            }
        }
    }

    @Test
    void theOrderOfFilesMakesNoDifference() {
        List<String> lines = FlexExport.of(3_000).withDelivery(0.1, 0.1).lines();
        List<Path> files = new ArrayList<>();
        for (int part = 0; part < 6; part++) {
            files.add(file(
                    folder,
                    part + ".ndjson",
                    lines.subList(part * 500, part * 500 + 500).toArray(String[]::new)));
        }
        importInto(space, files.toArray(Path[]::new));
        java.util.Collections.reverse(files);
        try (Space reversed = Space.inMemory(SpaceOptions.DEFAULT)) {
            importInto(reversed, files.toArray(Path[]::new));
            assertThat(messages(reversed)).isEqualTo(messages(space));
            assertThat(profiles(reversed.snapshot())).isEqualTo(profiles(space.snapshot()));
        }
    }

    @Test
    void dataWithIdsForKeysDoesNotFillTheMemory() {
        StringBuilder text = new StringBuilder();
        for (int message = 0; message < 1_000; message++) {
            StringBuilder properties = new StringBuilder("{");
            for (int key = 0; key < 200; key++) {
                properties
                        .append(key == 0 ? "" : ",")
                        .append("\"k")
                        .append(message * 200 + key)
                        .append("\":")
                        .append(key);
            }
            text.append(track("m" + message, "ana", message, properties + "}")).append('\n');
        }
        ImportReport report = importText(space, text.toString());
        assertThat(report.stored()).isEqualTo(1_000);
        assertThat(String.join("\n", messages(space)) + "\n").isEqualTo(text.toString());
    }
}
