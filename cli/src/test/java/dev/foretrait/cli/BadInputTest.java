package dev.foretrait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with what a user gives, the answer is a message and a status, and what is right is still done. */
class BadInputTest {

    private static final String GOOD = "{\"type\":\"track\",\"event\":\"Good\",\"messageId\":\"g\",\"userId\":\"u1\","
            + "\"timestamp\":\"2026-02-01T00:00:00.000Z\",\"properties\":{\"p\":1}}";

    @TempDir
    Path folder;

    @BeforeEach
    void aSpace() {
        assertThat(Ran.in(folder, "init", "--quiet").status()).isZero();
    }

    @Test
    void aLineThatIsNoJsonIsRejectedWithItsPlace() throws IOException {
        rejects("{\"type\":}", "INVALID_JSON");
    }

    @Test
    void jsonThatIsNoMessageIsRejected() throws IOException {
        rejects("{\"hello\":\"world\"}", "type_invalid");
        rejects("42", "NOT_AN_OBJECT");
    }

    @Test
    void aMessageOfNobodyIsRejected() throws IOException {
        rejects(GOOD.replace("\"userId\":\"u1\",", "").replace("\"g\"", "\"h\""), "no_user_anon_id");
    }

    @Test
    void tooManyPropertiesAreRejected() throws IOException {
        String properties =
                IntStream.range(0, 400).mapToObj(at -> "\"p" + at + "\":1").collect(Collectors.joining(","));
        rejects(message("h", "\"properties\":{" + properties + "}"), "TOO_MANY_PROPERTIES");
    }

    @Test
    void aMessageOfFortyKilobytesIsRejected() throws IOException {
        rejects(message("h", "\"properties\":{\"p\":\"" + "x".repeat(40_000) + "\"}"), "MESSAGE_TOO_LARGE");
    }

    @Test
    void tenThousandLevelsOfJsonAreRejected() throws IOException {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        rejects(message("h", "\"properties\":{\"p\":" + deep + "}"), "JSON_TOO_DEEP");
    }

    @Test
    void aYearBeyondTheCalendarDoesNoHarm() throws IOException {
        String far = GOOD.replace("2026-02-01T00", "292278994-02-01T00").replace("\"g\"", "\"h\"");
        fine(imported(far + "\n" + GOOD));
    }

    @Test
    void unpairedSurrogatesComeOutAsTheyWentIn() throws IOException {
        fine(imported(message("h", "\"properties\":{\"p\":\"\\ud800x\"}")));
        Ran ran = Ran.in(folder, "values", "query", "-q", "event('Good').last(property('p'))");
        fine(ran);
        assertThat(ran.out()).contains("{\"query\":\"\\ud800x\"}");
    }

    @Test
    void ofDuplicateKeysTheLastCounts() throws IOException {
        fine(imported(message("h", "\"properties\":{\"p\":1,\"p\":2}")));
        assertThat(Ran.in(folder, "values", "query", "-q", "event('Good').last(property('p'))")
                        .out())
                .contains("{\"query\":2}");
    }

    @Test
    void aTruncatedGzipFileIsReadAsFarAsItGoes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            String lines = Ran.in(folder, "generate", "--messages", "2000").out();
            gzip.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("cut.ndjson.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        Ran ran = Ran.in(folder, "import", "cut.ndjson.gz");
        assertThat(ran.err()).contains("GZIP_TRUNCATED", "cut.ndjson.gz", "get the file again");
        assertThat(Ran.in(folder, "events").out()).contains("Flex - Engagement Initiated");
    }

    @Test
    void rejectedLinesGoIntoAFileWithTheirReasons() throws IOException {
        Ran ran = imported(GOOD + "\nnonsense");
        fine(ran);
        assertThat(ran.err()).contains("rejected 1", "rejected.ndjson");
        assertThat(Files.readString(folder.resolve(".foretrait/rejected.ndjson")))
                .contains("\"line\":2", "\"rule\":\"INVALID_JSON\"", "\"text\":\"nonsense\"");
        Files.writeString(folder.resolve("better.ndjson"), GOOD.replace("\"g\"", "\"h\"") + "\n");
        Ran again = Ran.in(folder, "import", "better.ndjson");
        assertThat(again.err()).contains("rejected 0").doesNotContain("rejected.ndjson");
        assertThat(folder.resolve(".foretrait/rejected.ndjson")).exists();
    }

    @Test
    void strictnessMakesRejectedLinesAFinding() throws IOException {
        Files.writeString(folder.resolve("export.ndjson"), GOOD + "\nnonsense\n");
        Ran ran = Ran.in(folder, "import", "--strict", "export.ndjson");
        assertThat(ran.status()).isEqualTo(1);
        fails(ran, 1, "1");
    }

    @Test
    void strictnessGoesOnFindingWhatAnEarlierImportRejected() throws IOException {
        Files.writeString(folder.resolve("export.ndjson"), GOOD + "\nnonsense\n");
        Files.writeString(folder.resolve("other.ndjson"), GOOD + "\n");
        Ran.in(folder, "import", "export.ndjson");
        Ran again = Ran.in(folder, "import", "--strict", "export.ndjson");
        fails(again, 1, "rejected 0", "1 line of these exports left out since an earlier import");
        fine(Ran.in(folder, "import", "--strict", "other.ndjson"));
        Files.writeString(folder.resolve("export.ndjson"), GOOD + "\n");
        fine(Ran.in(folder, "import", "--strict", "export.ndjson"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        fails(Ran.in(folder, "import", "missing.ndjson"), 2, "missing.ndjson");
        fails(Ran.in(folder, "preview", "--events", "missing.ndjson", "-q", "event('A').count()"), 2, "missing.ndjson");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import",
                "preview -q event('Call').count() --events",
                "fmt",
                "lint --rules -o",
                "init",
                "lint --rules -C"
            })
    void anEmptyPathMeansNothing(String before) {
        List<String> arguments = new ArrayList<>(List.of(before.split(" ")));
        arguments.add("");
        fails(
                Ran.in(folder, arguments.toArray(String[]::new)),
                2,
                "a path on the command line is empty",
                "set the variable that it comes from, or write . for the current folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TotalCalls", "total-calls", "Total calls", "ü"})
    void aKeyThatNoFileCouldHaveIsNoneForATypedQueryEither(String key) {
        fails(
                Ran.in(folder, "lint", "-q", key + "=event('Call').count()"),
                2,
                "'" + key + "' cannot be the key of a query\n  it has lower-case letters, digits and underscores");
    }

    @Test
    void aFolderWithoutExportsIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        fails(Ran.in(folder, "import", "empty"), 2, "empty");
        fails(Ran.in(folder, "preview", "--events", "empty", "-q", "event('A').count()"), 2, "empty");
    }

    @Test
    void aDefinitionFileThatIsNoYamlIsShownWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("traits/broken.yaml"), "traits:\n  - key: [oops\n");
        Ran ran = Ran.in(folder, "preview");
        fails(ran, 2, "traits/broken.yaml:");
        assertThat(ran.err()).contains("^");
    }

    @Test
    void twoDefinitionsWithOneKeyAreShownWithBothPlaces() throws IOException {
        String trait = "  - { key: twice, name: Twice, query: \"event('A').count()\" }\n";
        Files.writeString(folder.resolve("traits/twice.yaml"), "traits:\n" + trait + trait);
        fails(Ran.in(folder, "preview"), 2, "traits/twice.yaml:3", "traits/twice.yaml:2");
    }

    @Test
    void settingsThatAreNoneAreShownWithTheirPlace() throws IOException {
        Files.writeString(folder.resolve("foretrait.yaml"), "name: x\nplann: engage\n");
        fails(Ran.in(folder, "preview"), 2, "foretrait.yaml:2:1", "plan");
    }

    @Test
    void anEmojiInAQueryIsPointedAt() throws IOException {
        fine(imported(GOOD));
        Ran ran = Ran.in(folder, "preview", "-q", "event('Good').count() 🎉");
        fails(ran, 2, "-q:1:23");
        fine(Ran.in(folder, "preview", "query", "-q", "event('🎉').count()"));
    }

    @Test
    void anUnknownKeyIsAFindingWithTheNearestName() throws IOException {
        fine(imported(GOOD));
        fails(Ran.in(folder, "preview", "total_inbound"), 1, "total_inbounds");
        fails(Ran.in(folder, "preview", "--select", "path:nowhere"), 1, "nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-02-01T25:00:00Z", ""})
    void aBadInstantIsRefused(String asOf) throws IOException {
        fine(imported(GOOD));
        fails(Ran.in(folder, "preview", "--as-of", asOf), 2, "--as-of");
    }

    @ParameterizedTest
    @CsvSource({"missing/out.json, missing does not exist", "traits, is a folder"})
    void anOutputThatCannotBeWrittenIsNamed(String file, String message) throws IOException {
        fine(imported(GOOD));
        fails(Ran.in(folder, "preview", "--format", "json", "-o", file), 2, message);
    }

    @Test
    void aFormatThatIsNotThereIsAnsweredWithThoseThatAre() {
        fails(Ran.in(folder, "preview", "--format", "xml"), 2, "'xml'", "table, json, ndjson, csv");
        fails(Ran.in(folder, "values", "--format", "segment-a"), 2, "segment-a holds one definition");
    }

    @Test
    void withoutASpaceTheWayToOneIsShown(@TempDir Path elsewhere) {
        fails(Ran.in(elsewhere, "preview"), 2, "foretrait.yaml", "foretrait init", "--events");
        fails(Ran.in(elsewhere, "-C", "nowhere", "preview"), 2, "nowhere is no folder");
    }

    @Test
    void withoutASpaceThereIsNothingToWatch(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("export.ndjson"), GOOD + "\n");
        Ran ran = Ran.in(elsewhere, "preview", "--watch", "--events", "export.ndjson", "-q", "event('Good').count()");
        fails(ran, 2, "--watch waits for changes of a space", "leave out --watch, or make a space");
        assertThat(ran.err()).doesNotContain("--events");
    }

    @Test
    void anUnknownProfileIsAFindingWithNearIds() throws IOException {
        fine(imported(GOOD));
        fails(Ran.in(folder, "profile", "user_id:u2"), 1, "user_id:u2", "user_id:u1");
        fails(Ran.in(folder, "profile", "ana"), 2, "'ana' is no external id");
    }

    @Test
    void aFileThatIsNoExportIsNamedWhenItIsAllThereIs() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "dear diary");
        Ran previewed = Ran.in(folder, "preview", "--events", "notes.txt", "-q", "event('A').count()");
        fails(previewed, 2, "no message could be read from notes.txt");
        assertThat(previewed.err()).contains("the file was skipped", "[FILE_NOT_JSON]");
        fails(imported("dear diary"), 2, "the file was skipped");
    }

    @Test
    void aNamedFileThatCannotBeReadIsAFailureBesideOthers() throws IOException {
        Files.writeString(folder.resolve("good.ndjson"), GOOD + "\n");
        Path refused = UnreadableFile.at(folder.resolve("refused.ndjson"));
        fails(
                Ran.in(folder, "preview", "--events", "good.ndjson", "refused.ndjson", "-q", "event('Good').count()"),
                2,
                "refused.ndjson cannot be read\n  check its permissions");
        Ran imported = Ran.in(folder, "import", "--quiet", "good.ndjson", "refused.ndjson");
        fails(imported, 2, "refused.ndjson cannot be read\n  check its permissions", "what could be read is stored");
        assertThat(Ran.in(folder, "events").out()).contains("Good");
        Files.delete(refused);
    }

    @Test
    void aFileThatAFolderOrGlobLeadsToMayBeUnreadable() throws IOException {
        Path exports = Files.createDirectory(folder.resolve("exports"));
        Files.writeString(exports.resolve("good.ndjson"), GOOD + "\n");
        Path refused = UnreadableFile.at(exports.resolve("refused.ndjson"));
        Ran imported = Ran.in(folder, "import", "exports");
        fine(imported);
        assertThat(imported.err()).contains("read 1 message · stored 1 ", "refused.ndjson [FILE_UNREADABLE]");
        Ran events = Ran.in(folder, "events", "--events", "exports/*.ndjson");
        fine(events);
        assertThat(events.err()).contains("[FILE_UNREADABLE]").doesNotContain("of 1 messages");
        Files.delete(refused);
    }

    @Test
    void messagesThatAreLeftOutAreCountedInThousands() throws IOException {
        Files.writeString(folder.resolve("export.ndjson"), GOOD + "\n" + "nonsense\n".repeat(1_999));
        assertThat(Ran.in(folder, "events", "--events", "export.ndjson").err())
                .startsWith("1,999 of 2,000 messages were left out\n");
        Files.writeString(folder.resolve("export.ndjson"), GOOD + "\nnonsense\n");
        assertThat(Ran.in(folder, "events", "--events", "export.ndjson").err())
                .startsWith("1 of 2 messages was left out\n");
        Files.writeString(folder.resolve("export.ndjson"), "{nonsense\n");
        assertThat(Ran.in(folder, "events", "--events", "export.ndjson").err())
                .startsWith("1 of 1 message was left out\n");
    }

    @Test
    void filesThatCouldNotBeReadAreNotCountedAsLines() throws IOException {
        Files.writeString(folder.resolve("good.ndjson"), GOOD + "\n");
        Files.writeString(folder.resolve("a.csv"), "id,event\n");
        Files.writeString(folder.resolve("b.csv"), "id,event\n");
        assertThat(Ran.in(folder, "events", "--events", "good.ndjson", "a.csv", "b.csv")
                        .out())
                .endsWith("\n2 files: the file was skipped: it does not begin with '{' or '[' (a.csv, b.csv)\n"
                        + "  leave it out if it is no export\n");
    }

    private void rejects(String line, String rule) throws IOException {
        Ran ran = imported(GOOD + "\n" + line);
        fine(ran);
        assertThat(ran.err()).contains("[" + rule + "]", "export.ndjson:2", "rejected 1");
        assertThat(Ran.in(folder, "events").out()).contains("Good");
    }

    private Ran imported(String lines) throws IOException {
        Files.writeString(folder.resolve("export.ndjson"), lines + "\n");
        return Ran.in(folder, "import", "export.ndjson");
    }

    private static String message(String id, String field) {
        return GOOD.replace("\"g\"", "\"" + id + "\"").replace("\"properties\":{\"p\":1}", field);
    }

    private static void fine(Ran ran) {
        assertThat(ran.err()).doesNotContain("Exception", "internal error", "\tat ");
        assertThat(ran.status()).as(ran.err()).isZero();
    }

    private static void fails(Ran ran, int status, String... words) {
        assertThat(ran.err()).contains(words).doesNotContain("Exception", "internal error", "\tat ");
        assertThat(ran.status()).as(ran.err()).isEqualTo(status);
        assertThat(ran.out()).isEmpty();
    }
}
