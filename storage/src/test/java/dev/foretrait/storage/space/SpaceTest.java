package dev.foretrait.storage.space;

import static dev.foretrait.storage.space.Exports.file;
import static dev.foretrait.storage.space.Exports.importInto;
import static dev.foretrait.storage.space.Exports.importText;
import static dev.foretrait.storage.space.Exports.messages;
import static dev.foretrait.storage.space.Exports.profiles;
import static dev.foretrait.storage.space.Exports.time;
import static dev.foretrait.storage.space.Exports.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.identity.Identities;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.engine.identity.Profile;
import dev.foretrait.engine.query.Acceptance;
import dev.foretrait.engine.query.Kind;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.QueryReader;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.fixtures.generate.FlexExport;
import dev.foretrait.storage.StorageException;
import dev.foretrait.storage.resolution.ExpectedEntry;
import dev.foretrait.storage.resolution.ProfileEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceTest {

    private static final Pattern RECEIVED_AT = Pattern.compile("\"receivedAt\":\"([^\"]+)\"");

    private static final List<String> DEFINITIONS = List.of(
            "event('Flex - Engagement Initiated').count()",
            "event('Flex - Engagement Initiated').within(30 days).mode(property('channelType'), 1)",
            "event('Flex - Engagement Completed').last(property('codes.topic'))",
            "event('Flex - Engagement Initiated')"
                    + ".where(event('Flex - Engagement Completed').within(parent: 1 day).count() >= 1).count()");

    @TempDir
    Path folder;

    @Test
    void aSpaceOpenedTwiceSaysWhoHasIt() throws Exception {
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            assertThat(space.snapshot().messages()).isZero();
            assertThat(ChildProcess.opening(folder).inputReader().readLine())
                    .isEqualTo("the space " + folder + " is in use by another foretrait process (pid "
                            + ProcessHandle.current().pid() + "); wait until it has finished, or end it");
        }
        assertThat(ChildProcess.opening(folder).inputReader().readLine()).isEqualTo(ChildProcess.UNDER_WAY);
    }

    @Test
    void aSnapshotOutlivesTheImportBehindIt() {
        List<String> lines = FlexExport.of(400).lines();
        List<ProfileEntry> known;
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            importText(space, String.join("\n", lines.subList(0, 200)));
            known = entries(space.snapshot());
        }
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            SpaceSnapshot before = space.snapshot();
            importText(space, String.join("\n", lines));
            assertThat(entries(before)).isEqualTo(known);
            assertThat(entries(space.snapshot())).hasSizeGreaterThan(known.size());
        }
    }

    private static List<ProfileEntry> entries(SpaceSnapshot snapshot) {
        return IntStream.range(0, snapshot.profiles())
                .mapToObj(snapshot::profile)
                .toList();
    }

    @Test
    void aSpaceOfANewerVersionIsRefused() throws SQLException {
        Space.open(folder, SpaceOptions.DEFAULT).close();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + folder.resolve(".foretrait/space"), "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO schema_version (version) VALUES (7)");
        }
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Space.open(folder, SpaceOptions.DEFAULT))
                .withMessage(
                        "the space " + folder + " was written by a newer foretrait (its database has version 7, this"
                                + " foretrait knows 6); update foretrait");
    }

    @Test
    void partsOfABlockThatWasNeverAddedAreTakenAway() throws SQLException {
        Space.open(folder, SpaceOptions.DEFAULT).close();
        String url = "jdbc:h2:file:" + folder.resolve(".foretrait/space");
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            for (int part = 0; part < 40_000; part += 7) {
                statement.execute("INSERT INTO block_part (id, bytes) VALUES (" + part + ", X'00')");
            }
        }
        Path export = file(folder, "export.ndjson", FlexExport.of(300).lines().toArray(String[]::new));
        List<String> messages;
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            importInto(space, export);
            messages = messages(space);
        }
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            importInto(space, export);
            assertThat(messages(space)).isEqualTo(messages).isNotEmpty();
        }
    }

    @Test
    void aDatabaseThatIsDamagedIsExplained() {
        Exports.bytes(folder, ".foretrait/space.mv.db", new byte[9_000]);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Space.open(folder, SpaceOptions.DEFAULT))
                .withMessageStartingWith("the database of the space " + folder + " is damaged; move the folder");
    }

    @Test
    void aSpaceIsTheSameAfterItWasClosed() {
        Path export = file(folder, "export.ndjson", FlexExport.of(2_000).lines().toArray(String[]::new));
        List<String> profiles;
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            importInto(space, export);
            profiles = profiles(space.snapshot());
        }
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            assertThat(profiles(space.snapshot())).isEqualTo(profiles);
            assertThat(importInto(space, export).stored()).isZero();
        }
    }

    @Test
    void otherIdentitySettingsLeadToOtherProfiles() {
        try (Space space = Space.open(folder, SpaceOptions.DEFAULT)) {
            importText(
                    space,
                    track("m1", "ana", 1, "{\"phone\":\"+15551230001\"}") + "\n"
                            + track("m2", "ben", 2, "{\"phone\":\"+15551230001\"}"));
            assertThat(space.snapshot().find("phone", "+15551230001")).isEmpty();
        }
        SpaceOptions withPhone = SpaceOptions.DEFAULT.withIdentity(IdentitySettings.DEFAULT.with("phone"));
        try (Space space = Space.open(folder, withPhone)) {
            assertThat(space.snapshot().find("phone", "+15551230001")).isPresent();
        }
    }

    @Test
    void profilesAreThoseOfResolvingMessageByMessage() {
        List<String> lines =
                new ArrayList<>(FlexExport.of(4_000).withDelivery(0.05, 0.05).lines());
        lines.add("{\"type\":\"group\",\"userId\":\"C-1\",\"groupId\":\"acme\",\"messageId\":\"g1\",\"timestamp\":\""
                + time(1) + "\"}");
        lines.add(
                "{\"type\":\"track\",\"event\":\"Call\",\"anonymousId\":\"anonymous\",\"messageId\":\"b1\",\"timestamp\":\""
                        + time(2)
                        + "\",\"context\":{\"groupId\":\"acme\",\"externalIds\":[{\"id\":\"C-1\",\"type\":\"crm\","
                        + "\"collection\":\"users\",\"encoding\":\"none\"},{\"id\":\"-1\",\"type\":\"crm\",\"collection\":\"users\","
                        + "\"encoding\":\"none\"}],\"device\":{\"type\":\"ios\",\"id\":\"d1\",\"advertisingId\":\"i1\","
                        + "\"adTrackingEnabled\":true}}}");
        lines.add("{\"type\":\"track\",\"event\":\"Call\",\"anonymousId\":\"-1\",\"messageId\":\"b2\",\"timestamp\":\""
                + time(3) + "\"}");
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            importText(space, String.join("\n", lines));
            SpaceSnapshot snapshot = space.snapshot();
            List<Message> messages = new ArrayList<>();
            snapshot.forEachMessage(messages::add);
            Identities expected = Identities.resolve(messages, IdentitySettings.DEFAULT, SpaceOptions.DEFAULT_NAME);
            assertThat(snapshot.profiles()).isEqualTo(expected.profiles().size());
            for (Profile profile : expected.profiles()) {
                int found = snapshot.find(
                                profile.identifiers().get(0).id().type(),
                                profile.identifiers().get(0).id().value())
                        .orElseThrow();
                assertThat(snapshot.profile(found)).isEqualTo(ExpectedEntry.of(profile));
                assertThat(snapshot.messagesOf(found)).isEqualTo(profile.messages());
            }
            assertThat(IntStream.range(0, snapshot.accounts()).mapToObj(snapshot::account))
                    .extracting(ProfileEntry::segmentId)
                    .containsExactlyInAnyOrderElementsOf(
                            expected.accounts().stream().map(Profile::segmentId).toList());
            for (LogKind kind : LogKind.values()) {
                assertThat(snapshot.resolutionLog())
                        .containsEntry(kind, expected.log().count(kind));
            }
        }
    }

    @Test
    void segmentIdsAreInOrderAndExternalIdsAreShownAsSent() {
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            importText(space, track("m1", "ana", 5, "{\"email\":\"Ana@Example.com\"}") + "\n" + track("m2", "ben", 1));
            SpaceSnapshot snapshot = space.snapshot();
            assertThat(snapshot.segmentId(0)).isLessThan(snapshot.segmentId(1));
            int ana = snapshot.find("email", "ANA@example.com").orElseThrow();
            assertThat(snapshot.externalIds(ana)).hasToString("{user_id=[ana], email=[Ana@Example.com]}");
            assertThat(snapshot.isIdentified(ana)).isTrue();
            assertThat(snapshot.hasAnonymousId(ana)).isFalse();
        }
    }

    @Test
    void aPhoneNumberIdentifiesAProfileOnlyIfThatIsChosen() {
        String call =
                "{\"type\":\"track\",\"event\":\"Call\",\"messageId\":\"m1\",\"anonymousId\":\"a\",\"timestamp\":\""
                        + time(1) + "\",\"properties\":{\"phone\":\"+15551230001\"}}";
        IdentitySettings usual = IdentitySettings.DEFAULT.with("phone");
        IdentitySettings chosen =
                usual.withSemantics(Semantics.DEFAULT.with(Semantics.IdentifyingIds.ALL_BUT_ANONYMOUS));
        for (IdentitySettings settings : List.of(usual, chosen, usual)) {
            try (Space space = Space.open(folder, SpaceOptions.DEFAULT.withIdentity(settings))) {
                importText(space, call);
                assertThat(space.snapshot().isIdentified(0)).isEqualTo(settings.equals(chosen));
            }
        }
    }

    @Test
    void anEarlierInstantSeesOnlyWhatWasReceivedByThen() {
        try (Space space = Space.inMemory(SpaceOptions.DEFAULT)) {
            importText(
                    space,
                    track("m1", "ana", 10) + "\n"
                            + track("m2", "ben", 1).replace(time(2), time(60)) + "\n"
                            + track("m3", "ana", 20));
            SpaceSnapshot early = space.snapshot(Instant.parse(time(11)));
            assertThat(early.messages()).isEqualTo(1);
            assertThat(early.profiles()).isEqualTo(1);
            assertThat(early.find("user_id", "ben")).isEmpty();
            assertThat(early.newestTimestamp()).contains(Instant.parse(time(10)));
            assertThat(early.profilesOf(early.blocks().get(0))).containsExactly(0, Snapshot.NOBODY, Snapshot.NOBODY);
            assertThat(messages(early)).containsExactly(track("m1", "ana", 10));
            assertThat(space.snapshot(Instant.parse(time(60))).messages()).isEqualTo(3);
            assertThat(space.newestTimestamp()).contains(Instant.parse(time(20)));
        }
    }

    @Test
    void anyInstantOfThePastIsWorthABatchOfWhatWasReceivedByThen() {
        List<String> lines = FlexExport.of(2_000).lines();
        List<String> arrivals =
                lines.stream().map(SpaceTest::receivedAt).sorted().distinct().toList();
        try (Space whole = Space.inMemory(SpaceOptions.DEFAULT)) {
            importText(whole, String.join("\n", lines));
            for (int tenth = 1; tenth < 10; tenth += 4) {
                String asOf = arrivals.get(arrivals.size() * tenth / 10);
                try (Space batch = Space.inMemory(SpaceOptions.DEFAULT)) {
                    importText(
                            batch,
                            lines.stream()
                                    .filter(line -> receivedAt(line).compareTo(asOf) <= 0)
                                    .collect(Collectors.joining("\n")));
                    SpaceSnapshot past = whole.snapshot(Instant.parse(asOf));
                    assertThat(messages(past)).isEqualTo(messages(batch));
                    assertThat(profiles(past)).isEqualTo(profiles(batch.snapshot()));
                    assertThat(values(past, asOf)).isEqualTo(values(batch.snapshot(), asOf));
                }
            }
        }
    }

    private static String receivedAt(String line) {
        Matcher matcher = RECEIVED_AT.matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return matcher.group(1);
    }

    /** What every profile shows of a few definitions. */
    private static List<String> values(SpaceSnapshot snapshot, String now) {
        List<Computation> computations = DEFINITIONS.stream()
                .map(text -> QueryReader.read(new Source("-q", text), Kind.TRAIT, Level.USERS, Acceptance.STRICT))
                .map(reading -> Computation.of(reading.query().orElseThrow()))
                .toList();
        List<String> values = new ArrayList<>();
        for (Answer answer : Evaluation.evaluate(computations, snapshot, Instant.parse(now), Semantics.DEFAULT, 1)) {
            for (int profile = 0; profile < snapshot.profiles(); profile++) {
                values.add(snapshot.segmentId(profile) + " "
                        + ((ProfileValues) answer).value(profile).json());
            }
        }
        return values;
    }
}
