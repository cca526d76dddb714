package dev.foretrait.storage.space;

import static dev.foretrait.storage.space.Exports.importText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.semantics.AllIntegrations;
import dev.foretrait.engine.semantics.AsOfTime;
import dev.foretrait.engine.semantics.BatchContext;
import dev.foretrait.engine.semantics.CountedProperties;
import dev.foretrait.engine.semantics.EqualCopies;
import dev.foretrait.engine.semantics.Kilobyte;
import dev.foretrait.engine.semantics.LargeBatches;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.MissingIdCode;
import dev.foretrait.engine.semantics.NullFields;
import dev.foretrait.engine.semantics.NumericIds;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.UnknownFields;
import dev.foretrait.engine.semantics.UnreadableTimestamps;
import dev.foretrait.engine.semantics.UnsentTimestamps;
import dev.foretrait.engine.semantics.UserlessGroups;
import dev.foretrait.fixtures.json.JsonMessage;
import dev.foretrait.fixtures.naive.Naive;
import dev.foretrait.storage.ingest.ImportOptions;
import dev.foretrait.storage.ingest.ImportReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line for each option of imports, which becomes something else once the option is in force. */
class ImportChoicesTest {

    private static final String AT = "\"timestamp\":\"2026-01-15T12:00:00.000Z\"";
    private static final String RECEIVED = "\"receivedAt\":\"2026-01-15T13:00:00.000Z\"";
    private static final String TRACK = "\"type\":\"track\",\"event\":\"e\",\"messageId\":\"m\"";

    static List<Arguments> switches() {
        return List.of(
                Arguments.of(
                        NumericIds.REFUSED,
                        "{" + TRACK + ",\"userId\":7," + AT + "}",
                        "2026-01-15T12:00:00.000Z {}",
                        "ID_NOT_STRING"),
                Arguments.of(
                        AllIntegrations.EXCLUDE,
                        "{" + TRACK + ",\"userId\":\"u\",\"integrations\":{\"All\":false}," + AT + "}",
                        "2026-01-15T12:00:00.000Z {}",
                        "FILTERED_BY_INTEGRATIONS_OBJECT"),
                Arguments.of(
                        UnsentTimestamps.RECEIVED,
                        "{" + TRACK + ",\"userId\":\"u\"," + AT + "," + RECEIVED + "}",
                        "2026-01-15T12:00:00.000Z {}",
                        "2026-01-15T13:00:00.000Z {}"),
                Arguments.of(
                        UnreadableTimestamps.REFUSED,
                        "{" + TRACK + ",\"userId\":\"u\",\"timestamp\":\"noon\"," + RECEIVED + "}",
                        "2026-01-15T13:00:00.000Z {}",
                        "NO_TIMESTAMP"),
                Arguments.of(MissingIdCode.ID_REQUIRED, "{" + TRACK + "," + AT + "}", "NO_USER_ANON_ID", "ID_REQUIRED"),
                Arguments.of(
                        UserlessGroups.ACCEPTED,
                        "{\"type\":\"group\",\"messageId\":\"m\",\"groupId\":\"g\"," + AT + "}",
                        "NO_USER_ANON_ID",
                        "2026-01-15T12:00:00.000Z {}"),
                Arguments.of(
                        NullFields.REFUSED,
                        "{" + TRACK + ",\"userId\":\"u\",\"properties\":null," + AT + "}",
                        "2026-01-15T12:00:00.000Z {}",
                        "PROPERTIES_NOT_OBJECT"),
                Arguments.of(
                        NullFields.REFUSED,
                        "{\"type\":\"identify\",\"messageId\":\"m\",\"userId\":\"u\",\"traits\":null," + AT + "}",
                        "2026-01-15T12:00:00.000Z {}",
                        "TRAITS_NOT_OBJECT"),
                Arguments.of(
                        BatchContext.SHALLOW,
                        "{\"batch\":[{" + TRACK + ",\"userId\":\"u\"," + AT
                                + ",\"context\":{\"page\":{\"url\":\"/a\"}}}],\"context\":{\"page\":{\"path\":\"/\"},\"ip\":\"::1\"}}",
                        "2026-01-15T12:00:00.000Z {\"page\":{\"url\":\"/a\",\"path\":\"/\"},\"ip\":\"::1\"}",
                        "2026-01-15T12:00:00.000Z {\"page\":{\"url\":\"/a\"},\"ip\":\"::1\"}"),
                Arguments.of(
                        BatchContext.WHOLE,
                        "{\"batch\":[{" + TRACK + ",\"userId\":\"u\"," + AT
                                + ",\"context\":{\"ip\":\"::1\"}}],\"context\":{\"locale\":\"en\"}}",
                        "2026-01-15T12:00:00.000Z {\"ip\":\"::1\",\"locale\":\"en\"}",
                        "2026-01-15T12:00:00.000Z {\"ip\":\"::1\"}"),
                Arguments.of(
                        LargeBatches.CUT,
                        "{\"batch\":[" + item(1) + "," + item(2) + "," + item(3) + "]}",
                        "BATCH_TOO_MANY_EVENTS",
                        "2026-01-15T12:00:00.000Z {}, 2026-01-15T12:00:00.000Z {}, BATCH_TOO_MANY_EVENTS"),
                Arguments.of(
                        CountedProperties.AT_ANY_DEPTH,
                        "{" + TRACK + ",\"userId\":\"u\",\"properties\":{\"a\":{\"b\":1,\"c\":2,\"d\":[3,4]}}," + AT
                                + "}",
                        "2026-01-15T12:00:00.000Z {}",
                        "TOO_MANY_PROPERTIES"));
    }

    @ParameterizedTest
    @MethodSource("switches")
    void aSwitchMakesSomethingElseOfALine(Option option, String line, String usual, String switched) {
        assertThat(imported(line, Semantics.DEFAULT)).isEqualTo(usual);
        assertThat(imported(line, Semantics.DEFAULT.with(option))).isEqualTo(switched);
    }

    /** A space of at most two messages in a batch, and at most two properties. */
    private static String imported(String line, Semantics semantics) {
        Limits limits = Limits.PUBLISHED
                .with(Limit.BATCH_MESSAGES, OptionalLong.of(2))
                .with(Limit.PROPERTIES, OptionalLong.of(2));
        return imported(line, limits, semantics);
    }

    private static String imported(String line, Limits limits, Semantics semantics) {
        SpaceOptions options = SpaceOptions.DEFAULT.withImports(new ImportOptions(limits, semantics, Optional.empty()));
        try (Space space = Space.inMemory(options)) {
            importText(space, line);
            List<String> found = new ArrayList<>();
            for (var block : space.snapshot().blocks()) {
                for (int row = 0; row < block.rows(); row++) {
                    found.add(shown(block.message(row)));
                }
            }
            space.rejected().forEach(left -> found.add(left.rule().name()));
            return String.join(", ", found);
        }
    }

    private static String shown(Message message) {
        return IsoTime.format(message.timestamp()) + " " + message.context().json();
    }

    private static String item(int number) {
        return "{\"type\":\"track\",\"event\":\"e\",\"messageId\":\"" + number + "\",\"userId\":\"u\"," + AT + "}";
    }

    /** M-10. */
    @Test
    void aMessageOf32KilobytesIsAsLargeAsAKilobyteIs() {
        String line =
                "{" + TRACK + ",\"userId\":\"u\"," + AT + ",\"properties\":{\"text\":\"" + "x".repeat(32_500) + "\"}}";
        assertThat(imported(line, Limits.PUBLISHED, Semantics.DEFAULT)).isEqualTo("2026-01-15T12:00:00.000Z {}");
        assertThat(imported(line, Limits.PUBLISHED.with(Kilobyte.OF_1000), Semantics.DEFAULT))
                .isEqualTo("MESSAGE_TOO_LARGE");
    }

    /** M-15; in a line, in a document, and in a batch. */
    @ParameterizedTest
    @ValueSource(strings = {"%s", "[\n%s\n]", "{\"batch\":[%s]}", "{\"\\u0061\":1,\"batch\":[%s]}"})
    void fieldsThatMessagesDoNotHaveAreKeptDroppedOrKeepTheMessageOut(String form) {
        String message = "{" + TRACK + ",\"userId\":\"u\"," + AT + "%s}";
        String unknown = ",\"email\":\"a@x\",\"\\u0065xtra\":{\"event\":1,\"list\":[{}]},\"none\":null,\"empty\":{}";
        String text = form.formatted(message.formatted(unknown));

        assertThat(bodies(text, UnknownFields.KEPT))
                .containsExactly(message.formatted(unknown.replace("\\u0065", "e")), "TOP_LEVEL_UNKNOWN");
        assertThat(bodies(text, UnknownFields.DROPPED)).containsExactly(message.formatted(""), "TOP_LEVEL_UNKNOWN");
        assertThat(bodies(text, UnknownFields.REFUSED))
                .containsExactly("the message has a field at its top that messages do not have ('email'): move it into"
                        + " traits, properties or context (M-15)");
        String known =
                form.formatted(message.formatted(",\"properties\":{\"email\":1},\"writeKey\":\"k\",\"version\":2"));
        assertThat(bodies(known, UnknownFields.DROPPED))
                .isEqualTo(bodies(known, UnknownFields.REFUSED))
                .isEqualTo(bodies(known, UnknownFields.KEPT))
                .hasSize(1);
    }

    /** M-15. */
    @Test
    void copiesAreTheSameIfOnlyWhatIsDroppedDiffers() {
        String copies = "{" + TRACK + ",\"userId\":\"u\"," + AT + ",\"email\":\"a\"}\n" + "{" + TRACK
                + ",\"userId\":\"u\"," + AT + ",\"email\":\"b\"}";
        assertThat(bodies(copies, UnknownFields.KEPT)).contains("DUPLICATE_ID_DIFFERENT_CONTENT");
        assertThat(bodies(copies, UnknownFields.DROPPED)).doesNotContain("DUPLICATE_ID_DIFFERENT_CONTENT");
    }

    /** The messages of a text, the warnings they drew, and why others were left out. */
    private static List<String> bodies(String text, Option option) {
        ImportOptions importing = new ImportOptions(Limits.PUBLISHED, Semantics.DEFAULT.with(option), Optional.empty());
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT.withImports(importing))) {
            ImportReport report = importText(space, text);
            List<String> found = new ArrayList<>();
            for (Block block : space.snapshot().blocks()) {
                for (int row = 0; row < block.rows(); row++) {
                    found.add(block.message(row).body().json());
                }
            }
            report.warnings().keySet().forEach(rule -> found.add(rule.id()));
            space.rejected().forEach(left -> found.add(left.reason()));
            return found;
        }
    }

    @Test
    void anInstantSeesWhatWasReceivedOrWhatHappened() {
        String line = "{" + TRACK + ",\"userId\":\"u\"," + AT + "," + RECEIVED + "}";
        assertThat(seenAt("2026-01-15T12:30:00Z", line, AsOfTime.RECEIVED)).isZero();
        assertThat(seenAt("2026-01-15T12:30:00Z", line, AsOfTime.HAPPENED)).isOne();
        assertThat(seenAt("2026-01-15T11:30:00Z", line, AsOfTime.HAPPENED)).isZero();
    }

    /** U-48; in either order of arrival, and as the naive reference has it. */
    @Test
    void ofCopiesReceivedTogetherTheFirstOrTheLastByTextCounts() {
        String alike = "{" + TRACK + ",\"userId\":\"u\"," + AT + "," + RECEIVED + ",\"context\":{\"ip\":\"%s\"}}";
        List<String> lines = List.of(alike.formatted("2"), alike.formatted("1"), alike.formatted("3"));

        for (List<String> arrival : List.of(lines, List.of(lines.get(1), lines.get(2), lines.get(0)))) {
            assertThat(kept(arrival, EqualCopies.FIRST)).isEqualTo("{\"ip\":\"1\"}");
            assertThat(kept(arrival, EqualCopies.LAST)).isEqualTo("{\"ip\":\"3\"}");
        }
    }

    /** The same of copies that say the same, but not when; whether the first is in a block that was stored before or not. */
    @Test
    void ofCopiesThatHappenedAtDifferentTimesTheSameOneCountsInEitherOrder() {
        String alike = "{" + TRACK + ",\"userId\":\"u\",\"timestamp\":\"2026-01-0%sT00:00:00.000Z\"," + RECEIVED + "}";
        List<String> lines = List.of(alike.formatted("2"), alike.formatted("1"), alike.formatted("3"));

        for (List<String> arrival : List.of(lines, List.of(lines.get(1), lines.get(2), lines.get(0)))) {
            kept(arrival, EqualCopies.FIRST);
            kept(arrival, EqualCopies.LAST);
            try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
                arrival.forEach(line -> importText(space, line));
                assertThat(ofSomebody(space.snapshot())).containsExactly(shown(JsonMessage.read(lines.get(1))));
            }
        }
    }

    private static String kept(List<String> lines, EqualCopies equal) {
        List<Message> naive =
                Naive.deduplicated(lines.stream().map(JsonMessage::read).toList(), equal);
        assertThat(naive).hasSize(1);
        ImportOptions importing = new ImportOptions(Limits.PUBLISHED, Semantics.DEFAULT.with(equal), Optional.empty());
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT.withImports(importing))) {
            importText(space, String.join("\n", lines));
            assertThat(ofSomebody(space.snapshot())).containsExactly(shown(naive.get(0)));
        }
        return naive.get(0).context().json();
    }

    private static List<String> ofSomebody(Snapshot snapshot) {
        List<String> found = new ArrayList<>();
        for (Block block : snapshot.blocks()) {
            int[] profiles = snapshot.profilesOf(block);
            for (int row = 0; row < block.rows(); row++) {
                if (profiles[row] != Snapshot.NOBODY) {
                    found.add(shown(block.message(row)));
                }
            }
        }
        return found;
    }

    private static int seenAt(String instant, String line, AsOfTime time) {
        SpaceOptions usual = SpaceOptions.DEFAULT;
        try (Space space = Space.inMemory(usual.withIdentity(usual.identity().with(time)))) {
            importText(space, line);
            return space.snapshot(Instant.parse(instant)).profiles();
        }
    }
}
