package dev.foretrait.storage.space;

import static dev.foretrait.storage.space.Exports.bytes;
import static dev.foretrait.storage.space.Exports.file;
import static dev.foretrait.storage.space.Exports.gzip;
import static dev.foretrait.storage.space.Exports.importInto;
import static dev.foretrait.storage.space.Exports.importText;
import static dev.foretrait.storage.space.Exports.messages;
import static dev.foretrait.storage.space.Exports.time;
import static dev.foretrait.storage.space.Exports.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.ingest.ImportOptions;
import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportRule;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.ingest.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a file holds, the messages around it are stored, and what is left out is kept with its place and reason. */
class BadInputTest {

    private static final String BEFORE = track("m1", "ana", 1);
    private static final String AFTER = track("m2", "ana", 2);

    @TempDir
    Path folder;

    private final Space space = Space.inMemory(SpaceOptions.DEFAULT);

    @AfterEach
    void close() {
        space.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"track\"|INVALID_JSON",
                "{\"type\":\"track\",}|INVALID_JSON",
                "}|INVALID_JSON",
                "nonsense|INVALID_JSON",
                "{\"a\":NaN}|INVALID_JSON",
                "{\"a\":\"\u0000\"}|INVALID_JSON",
                "{\"\\ud800\":1}|INVALID_JSON",
                "17|NOT_AN_OBJECT",
                "\"text\"|NOT_AN_OBJECT",
                "{\"type\":\"tracked\",\"userId\":\"u\"}|TYPE_INVALID",
                "{\"type\":7,\"userId\":\"u\"}|TYPE_INVALID",
                "{\"userId\":\"u\"}|TYPE_INVALID",
                "{\"type\":\"track\",\"event\":\"e\"}|NO_USER_ANON_ID",
                "{\"type\":\"track\",\"event\":\"e\",\"userId\":\"\",\"anonymousId\":null}|NO_USER_ANON_ID",
                "{\"type\":\"group\",\"groupId\":\"g\"}|NO_USER_ANON_ID",
                "{\"type\":\"track\",\"event\":\"e\",\"userId\":true}|ID_NOT_STRING",
                "{\"type\":\"track\",\"event\":\"e\",\"userId\":1.5}|ID_NOT_STRING",
                "{\"type\":\"track\",\"event\":\"e\",\"userId\":1e3}|ID_NOT_STRING",
                "{\"type\":\"track\",\"event\":\"e\",\"userId\":2E2,\"anonymousId\":\"a\"}|ID_NOT_STRING",
                "{\"type\":\"track\",\"event\":\"e\",\"anonymousId\":[\"a\"]}|ID_NOT_STRING",
                "{\"type\":\"track\",\"event\":\"e\",\"userId\":{\"id\":1}}|ID_NOT_STRING",
                "{\"type\":\"track\",\"userId\":\"u\"}|EVENT_NOT_DEFINED",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":null}|EVENT_NOT_DEFINED",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"\"}|EVENT_NOT_DEFINED",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":5}|EVENT_NOT_STRING",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\",\"properties\":[]}|PROPERTIES_NOT_OBJECT",
                "{\"type\":\"identify\",\"userId\":\"u\",\"traits\":\"t\"}|TRAITS_NOT_OBJECT",
                "{\"type\":\"page\",\"userId\":\"u\",\"name\":\"\"}|NAME_NOT_STRING",
                "{\"type\":\"screen\",\"userId\":\"u\",\"category\":3}|CATEGORY_NOT_STRING",
                "{\"type\":\"group\",\"userId\":\"u\"}|GROUP_ID_MISSING",
                "{\"type\":\"group\",\"userId\":\"u\",\"groupId\":\"\"}|GROUP_ID_EMPTY",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\",\"context\":{\"groupId\":\"\"}}|GROUP_ID_EMPTY",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"Segment Consent Preference Updated\"}|CONSENT_CATEGORIES_INVALID",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\"}|NO_TIMESTAMP",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\",\"timestamp\":\"+292278994-08-17T07:12:55Z\"}|NO_TIMESTAMP",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\",\"timestamp\":\"1969-12-31T23:59:59Z\"}|BEFORE_EPOCH",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\",\"integrations\":{\"Personas\":false}}|FILTERED_BY_INTEGRATIONS_OBJECT",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\",\"context\":{\"personas\":{\"computation_id\":\"t\"}}}|SPACE_EMISSION",
                "{\"batch\":[]}|EMPTY_BATCH",
                "{\"batch\":null}|EMPTY_BATCH",
                "{\"batch\":[7]}|NOT_AN_OBJECT",
            })
    void aLineThatIsNoMessageIsLeftOut(String line, ImportRule rule) {
        ImportReport report = importText(space, BEFORE + "\n" + line + "\n" + AFTER);
        assertThat(report.rejected()).containsExactly(java.util.Map.entry(rule, 1L));
        assertThat(report.stored()).isEqualTo(2);
        assertThat(messages(space)).containsExactly(BEFORE, AFTER);
        assertThat(space.rejected()).singleElement().satisfies(left -> {
            assertThat(left.file()).isEqualTo("-");
            assertThat(left.line()).isEqualTo(2);
            assertThat(left.reason()).startsWith(rule.summary()).endsWith(rule.remedy());
        });
    }

    @Test
    void theReasonSaysWhatWasFound() {
        importText(space, "{\"type\":\"tracked\",\"userId\":\"u\"}\n{\"a\" 1}");
        assertThat(space.rejected())
                .extracting(Rejected::reason)
                .containsExactly(
                        "type is missing or none of identify, track, page, screen, group, alias (type is \"tracked\"): give the"
                                + " message its type",
                        "this is not JSON (Unexpected character ('1' (code 49)): was expecting a colon to separate property name"
                                + " and value): repair or remove the line");
        assertThat(space.rejected().get(1).column()).isEqualTo(6);
        assertThat(space.rejected().get(1).text()).isEqualTo("{\"a\" 1}");
    }

    @Test
    void bytesThatAreNoTextAreLeftOut() {
        byte[] broken = (BEFORE + "\n{\"a\":\"xx\"}\n" + AFTER + "\n").getBytes(StandardCharsets.UTF_8);
        int at = new String(broken, StandardCharsets.ISO_8859_1).indexOf("xx");
        broken[at] = (byte) 0xC3;
        broken[at + 1] = (byte) 0xFF;
        ImportReport report = importInto(space, bytes(folder, "latin.ndjson", broken));
        assertThat(report.rejected()).containsOnlyKeys(ImportRule.NOT_UTF8);
        assertThat(messages(space)).containsExactly(BEFORE, AFTER);
    }

    @Test
    void aFileOfUtf16IsToldFromOneThatIsNoExport() {
        ImportReport little = importInto(
                space, bytes(folder, "little.ndjson", ("\uFEFF" + BEFORE + "\n").getBytes(StandardCharsets.UTF_16LE)));
        ImportReport big = importInto(
                space, bytes(folder, "big.ndjson", ("\uFEFF" + BEFORE + "\n").getBytes(StandardCharsets.UTF_16BE)));
        assertThat(little.rejected()).containsOnlyKeys(ImportRule.FILE_UTF_16);
        assertThat(big.rejected()).containsOnlyKeys(ImportRule.FILE_UTF_16);
        assertThat(little.read()).isZero();
    }

    @Test
    void tenThousandLevelsAreLeftOut() {
        for (String deep :
                List.of("[".repeat(10_000) + "]".repeat(10_000), "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))) {
            ImportReport report = importText(space, "{\"a\":" + deep + "}\n" + AFTER);
            assertThat(report.rejected()).containsOnlyKeys(ImportRule.JSON_TOO_DEEP);
        }
        assertThat(messages(space)).containsExactly(AFTER);
    }

    @Test
    void aLineBeyondAMebibyteIsLeftOutAndItsStartKept() {
        String line = "{\"a\":\"" + "x".repeat(3 << 20) + "\"}";
        ImportReport report = importText(space, BEFORE + "\n" + line + "\n" + AFTER);
        assertThat(report.rejected()).containsOnlyKeys(ImportRule.LINE_TOO_LONG);
        assertThat(messages(space)).containsExactly(BEFORE, AFTER);
        assertThat(space.rejected().get(0).text()).hasSize(1 << 20);
        assertThat(space.rejected().get(0).line()).isEqualTo(2);
    }

    @Test
    void messagesBeyondTheLimitsOfSegmentAreLeftOut() {
        String large = track("m3", "ana", 3, "{\"a\":\"" + "x".repeat(33_000) + "\"}");
        String longId = track("m".repeat(101), "ana", 3);
        String many = track("m4", "ana", 4, properties(301));
        String traits = track("m5", "ana", 5)
                .replace("track", "identify")
                .replace("properties\":{}", "traits\":" + properties(300));
        String enough = track("m6", "ana", 6, properties(300));
        ImportReport report = importText(space, String.join("\n", large, longId, many, traits, enough));
        assertThat(report.rejected())
                .containsOnlyKeys(
                        ImportRule.MESSAGE_TOO_LARGE,
                        ImportRule.MESSAGE_ID_TOO_LONG,
                        ImportRule.TOO_MANY_PROPERTIES,
                        ImportRule.TOO_MANY_TRAITS);
        assertThat(messages(space)).containsExactly(enough);
    }

    @Test
    void theEarliestYearIsThatOfTheContract() {
        String moon = inYear(1969);
        String millennium = inYear(2000);
        assertThat(importText(space, moon + "\n" + millennium).rejected()).containsOnlyKeys(ImportRule.BEFORE_EPOCH);
        assertThat(space.rejected().get(0).reason())
                .contains("1969-07-20T00:00:00.000Z, at the earliest 1970-01-01T00:00:00.000Z");
        try (Space recent = since(OptionalLong.of(2001));
                Space all = since(OptionalLong.empty())) {
            assertThat(importText(recent, millennium + "\n" + BEFORE).rejected())
                    .containsOnlyKeys(ImportRule.BEFORE_EPOCH);
            assertThat(messages(recent)).containsExactly(BEFORE);
            assertThat(importText(all, millennium + "\n" + moon).rejected()).isEmpty();
            assertThat(messages(all)).containsExactly(moon, millennium);
        }
    }

    private static Space since(OptionalLong year) {
        Limits limits = Limits.PUBLISHED.with(Limit.EARLIEST_YEAR, year);
        return Space.inMemory(
                SpaceOptions.DEFAULT.withImports(new ImportOptions(limits, Semantics.DEFAULT, Optional.empty())));
    }

    private static String inYear(int year) {
        return "{\"type\":\"track\",\"userId\":\"ana\",\"event\":\"e\",\"messageId\":\"" + year + "\",\"timestamp\":\""
                + year + "-07-20T00:00:00.000Z\"}";
    }

    private static String properties(int count) {
        StringBuilder properties = new StringBuilder("{");
        for (int key = 0; key < count; key++) {
            properties.append(key == 0 ? "" : ",").append("\"k").append(key).append("\":1");
        }
        return properties.append('}').toString();
    }

    @Test
    void ofAFileThatBreaksOffTheWholeLinesAreStored() {
        ImportReport report = importInto(
                space,
                bytes(folder, "a.ndjson", (BEFORE + "\n" + AFTER.substring(0, 40)).getBytes(StandardCharsets.UTF_8)));
        assertThat(report.rejected()).containsOnlyKeys(ImportRule.TRUNCATED_FILE);
        assertThat(messages(space)).containsExactly(BEFORE);
        ImportReport whole = importInto(space, file(folder, "a.ndjson", BEFORE, AFTER));
        assertThat(whole.stored()).isEqualTo(1);
        assertThat(space.rejected()).isEmpty();
    }

    @Test
    void ofAGzipFileThatBreaksOffTheWholeLinesAreStored() {
        StringBuilder text = new StringBuilder();
        for (int message = 0; message < 5_000; message++) {
            text.append(track("m" + message, "u" + message * 31 % 997, message % 3_600))
                    .append('\n');
        }
        byte[] packed = gzip(text.toString().getBytes(StandardCharsets.UTF_8));
        Path cut = bytes(folder, "a.gz", Arrays.copyOf(packed, packed.length / 2));
        ImportReport report = importInto(space, cut);
        assertThat(report.rejected()).containsOnlyKeys(ImportRule.GZIP_TRUNCATED);
        assertThat(report.files().get(0).problem()).contains(ImportRule.GZIP_TRUNCATED);
        assertThat(report.stored()).isBetween(1_000L, 4_999L);
        bytes(folder, "a.gz", packed);
        assertThat(importInto(space, cut).stored()).isEqualTo(5_000 - report.stored());
        assertThat(space.rejected()).isEmpty();
        assertThat(importInto(space, bytes(folder, "b.gz", Arrays.copyOf(packed, 5)))
                        .rejected())
                .containsOnlyKeys(ImportRule.GZIP_TRUNCATED);
    }

    @Test
    void ofAnotherGzipFileOfThatNameThatBreaksOffTheWholeLinesAreStored() {
        StringBuilder text = new StringBuilder();
        for (int message = 0; message < 5_000; message++) {
            text.append(track("m" + message, "u" + message * 31 % 997, message % 3_600))
                    .append('\n');
        }
        String before = text.toString().replace(":\"m", ":\"before-m");
        Path file = bytes(folder, "a.gz", gzip(before.getBytes(StandardCharsets.UTF_8)));
        assertThat(importInto(space, file).stored()).isEqualTo(5_000);
        byte[] packed = gzip(text.toString().getBytes(StandardCharsets.UTF_8));
        bytes(folder, "a.gz", Arrays.copyOf(packed, packed.length / 2));
        ImportReport report = importInto(space, file);
        assertThat(report.rejected()).containsOnlyKeys(ImportRule.GZIP_TRUNCATED);
        assertThat(report.stored()).isBetween(1_000L, 4_999L);
    }

    @Test
    void whatWasLeftOutOfAFileThatCannotBeReadForAWhileIsKept() throws IOException {
        Path file = file(folder, "a.ndjson", "{ broken", BEFORE);
        List<ImportSource> source = List.of(ImportSource.of(file));
        importInto(space, file);
        Path away = Files.move(file, folder.resolve("away"));
        assertThat(space.importFrom(source, ImportProgress.SILENT).rejected())
                .containsOnlyKeys(ImportRule.FILE_UNREADABLE);
        Files.move(away, file);
        assertThat(importInto(space, file).stored()).isZero();
        assertThat(space.rejected()).extracting(Rejected::line).containsExactly(1L);
    }

    @Test
    void aFileThatIsAsItWasAfterItHeldSomethingElseIsReadOnceMore() {
        Path file = file(folder, "a.ndjson", "{ broken", BEFORE);
        importInto(space, file);
        file(folder, "a.ndjson", "no export");
        assertThat(importInto(space, file).rejected()).containsOnlyKeys(ImportRule.FILE_NOT_JSON);
        file(folder, "a.ndjson", "{ broken", BEFORE);
        assertThat(importInto(space, file).stored()).isZero();
        assertThat(space.rejected()).extracting(Rejected::line).containsExactly(1L);
    }

    /** A pipe has nothing available until whoever writes to it does. */
    @Test
    void allMembersOfAGzipStreamAreRead() {
        InputStream members = new SequenceInputStream(
                new ByteArrayInputStream(gzip((BEFORE + "\n").getBytes(StandardCharsets.UTF_8))),
                new ByteArrayInputStream(gzip((AFTER + "\n").getBytes(StandardCharsets.UTF_8))));
        List<ImportSource> source = List.of(ImportSource.of("a pipe", members));
        assertThat(space.importFrom(source, ImportProgress.SILENT).stored()).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    void anErrorWhileReadingEndsTheImport() {
        InputStream failing = new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError("no room for a piece");
            }
        };
        List<ImportSource> source = List.of(ImportSource.of("a pipe", failing));
        assertThatThrownBy(() -> space.importFrom(source, ImportProgress.SILENT))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("no room for a piece");
    }

    @Test
    void aFileThatVanishesDoesNotStopTheOthers() throws IOException {
        Path gone = file(folder, "a.ndjson", BEFORE);
        Path there = file(folder, "b.ndjson", AFTER);
        List<ImportSource> sources = ImportSource.find(folder.toString());
        Files.delete(gone);
        ImportReport report = space.importFrom(sources, ImportProgress.SILENT);
        assertThat(report.stored()).isEqualTo(1);
        assertThat(space.rejected()).singleElement().satisfies(left -> {
            assertThat(left.file()).isEqualTo(gone.toString());
            assertThat(left.line()).isZero();
            assertThat(left.reason())
                    .isEqualTo("the file cannot be read (it is not there): check that it exists and may be read");
        });
        assertThat(report.files())
                .extracting(ImportReport.FileReport::name)
                .containsExactly(gone.toString(), there.toString());
    }

    @Test
    void whereThereIsNothingToImportAPersonIsTold() throws IOException {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> ImportSource.find(folder.resolve("nowhere").toString()))
                .withMessage(
                        "there is no file " + folder.resolve("nowhere") + "; name the file or the folder of an export");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> ImportSource.find(empty.toString()))
                .withMessage("there are no files in " + empty + "; name the file or the folder of an export");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> ImportSource.find(folder + "/*.gz"))
                .withMessageStartingWith("there is no file ");
    }

    @Test
    void aDocumentThatBreaksOffKeepsWhatCameBefore() {
        ImportReport report = importText(space, "[\n" + BEFORE + ",\n" + AFTER.substring(0, 30));
        assertThat(report.rejected()).containsOnlyKeys(ImportRule.TRUNCATED_FILE);
        assertThat(messages(space)).containsExactly(BEFORE);
    }

    @ParameterizedTest
    @CsvSource({
        "12, JSON_DUPLICATE_KEY, '\"properties\":{\"a\":1,\"a\":2}'",
        "12, JSON_DUPLICATE_KEY, '\"properties\":{\"a\":1},\"properties\":{\"b\":2}'",
        "12, EMPTY_KEY, '\"properties\":{\"\":1}'",
        "12, KEYS_DIFFER_BY_CASE, '\"properties\":{\"Direction\":1,\"direction\":2}'",
        "12, ID_COERCED, '\"anonymousId\":17'",
        "12, ID_EMPTY, '\"anonymousId\":\"\"'",
        "12, TOP_LEVEL_UNKNOWN, '\"email\":\"a@example.com\"'",
        "12, ALL_FALSE_KEPT, '\"integrations\":{\"All\":false}'",
        "12, LATE_ARRIVAL, '\"receivedAt\":\"2026-01-20T12:00:00Z\"'",
        "12, FUTURE_EVENT, '\"receivedAt\":\"2026-01-15T11:00:00Z\"'",
        "12, TIMESTAMP_INVALID, '\"sentAt\":\"yesterday\"'",
        "12, TIMESTAMP_WITHOUT_ZONE, '\"originalTimestamp\":\"2026-01-15T12:00:00\"'",
        "12, TIMESTAMP_NOT_ISO, '\"originalTimestamp\":\"2026-1-15T12:00:00Z\"'",
        "12, SKEW_LARGE, '\"originalTimestamp\":\"2026-01-15T11:00:00Z\"'",
    })
    void aMessageWithSomethingOddIsStoredWithAWarning(int hour, ImportRule rule, String field) {
        ImportReport report = importText(
                space,
                "{\"type\":\"track\",\"event\":\"Call\",\"messageId\":\"m\",\"userId\":\"u\","
                        + "\"timestamp\":\"2026-01-15T" + hour + ":00:00.000Z\"," + field + "}");
        assertThat(report.stored()).isEqualTo(1);
        assertThat(report.warnings()).containsExactly(java.util.Map.entry(rule, 1L));
        assertThat(report.samples().get(rule)).containsExactly(new ImportReport.Sample("-", 1));
    }

    @Test
    void ofAKeyThatStandsTwiceTheLastOneCounts() {
        importText(
                space,
                "{\"type\":\"track\",\"event\":\"Call\",\"messageId\":\"m\",\"userId\":\"u\",\"timestamp\":\"" + time(1)
                        + "\",\"properties\":{\"a\":{\"x\":1,\"y\":{\"z\":1}},\"b\":[{\"k\":1,\"k\":2}],\"a\":{\"y\":{\"z\":2}}}}");
        assertThat(messages(space))
                .singleElement()
                .asString()
                .endsWith("\"properties\":{\"b\":[{\"k\":2}],\"a\":{\"y\":{\"z\":2}}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "'2022-07-24T15:54:14.904Z', '2022-07-24T15:54:14.659Z', '', '2022-07-24T15:53:44.725Z', '2022-07-24T15:53:44.970Z'",
        "'2015-12-12T19:11:01.266Z', '2015-12-12T19:11:01.169Z', '', '2015-12-12T19:11:01.152Z', '2015-12-12T19:11:01.249Z'",
        "'2019-10-01T06:33:36.745Z', '2019-10-01T06:33:32.900Z', '', '2019-10-01T06:33:31.593Z', '2019-10-01T06:33:35.438Z'",
        "'2026-01-15T12:00:00Z', '2026-01-15T11:00:00Z', '2026-01-15T10:00:00Z', '2026-01-15T10:30:00Z', '2026-01-15T10:30:00Z'",
        "'2026-01-15T12:00:00Z', '', '', 'broken', '2026-01-15T12:00:00Z'",
        "'', '2026-01-15T12:00:00Z', '', '', '2026-01-15T12:00:00Z'",
        "'2026-01-15T12:00:00Z', '', '2026-01-15T10:00:00Z', '', '2026-01-15T10:00:00Z'",
    })
    void theTimestampIsCorrectedUnlessTheLineWasExported(
            String receivedAt, String sentAt, String originalTimestamp, String timestamp, String expected) {
        importText(
                space,
                "{\"type\":\"track\",\"event\":\"Call\",\"messageId\":\"m\",\"userId\":\"u\""
                        + field("receivedAt", receivedAt) + field("sentAt", sentAt)
                        + field("originalTimestamp", originalTimestamp)
                        + field("timestamp", timestamp) + "}");
        Message message = space.snapshot().messagesOf(0).get(0);
        assertThat(message.timestamp()).isEqualTo(expected);
    }

    private static String field(String name, String text) {
        return text.isEmpty() ? "" : ",\"" + name + "\":\"" + text + "\"";
    }
}
