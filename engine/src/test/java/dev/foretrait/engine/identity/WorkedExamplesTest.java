package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.semantics.ResolutionMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The worked examples of identity.md 6 and 7, and the case study of exports.md 5.4. */
class WorkedExamplesTest {

    private static final IdentitySettings CLASSIC = IdentitySettings.DEFAULT.with(ResolutionMode.CLASSIC);

    @ParameterizedTest
    @CsvSource({
        "ABC, 'user_id:u1 email:k@e.com = A C', 'user_id:u2 anonymous_id:a1 = B'",
        "ACB, 'user_id:u1 email:k@e.com anonymous_id:a1 = A C', 'user_id:u2 = B'",
        "BAC, 'user_id:u2 anonymous_id:a1 = B', 'user_id:u1 email:k@e.com = A C'",
        "BCA, 'user_id:u2 anonymous_id:a1 email:k@e.com = B C', 'user_id:u1 = A'",
        "CAB, 'email:k@e.com anonymous_id:a1 user_id:u1 = C A', 'user_id:u2 = B'",
        "CBA, 'email:k@e.com anonymous_id:a1 user_id:u2 = C B', 'user_id:u1 = A'"
    })
    void whoIsWhoDependsOnTheOrderOfArrival(String order, String first, String second) {
        for (IdentitySettings settings : List.of(IdentitySettings.DEFAULT, CLASSIC)) {
            List<Message> messages = new ArrayList<>();
            for (int at = 0; at < order.length(); at++) {
                messages.add(orderMessage(order.substring(at, at + 1)).day(at).message());
            }
            assertThat(Identities.resolve(messages, settings, "dev").profiles())
                    .extracting(WorkedExamplesTest::idsAndMessages)
                    .containsExactly(first, second);
        }
    }

    private static Sketch orderMessage(String name) {
        Sketch message = Sketch.identify(name);
        return switch (name) {
            case "A" -> message.with("userId", "u1").with("traits.email", "k@e.com");
            case "B" -> message.with("userId", "u2").with("anonymousId", "a1");
            default -> message.with("anonymousId", "a1").with("traits.email", "k@e.com");
        };
    }

    private static String idsAndMessages(Profile profile) {
        List<String> messages =
                profile.messages().stream().map(Message::messageId).toList();
        return String.join(" ", profile.externalIds()) + " = " + String.join(" ", messages);
    }

    @Test
    void aShopperOnThreeDevicesIsOneProfile() {
        Identities identities = resolve(
                IdentitySettings.DEFAULT,
                shop(Sketch.track("1"), "anon_123", "ios", "ios_abc123", "SegKicks"),
                shop(Sketch.track("2"), "anon_123", "ios", "ios_abc123", "SegKicks"),
                shop(Sketch.identify("3"), "anon_123", "ios", "ios_abc123", "SegKicks")
                        .with("userId", "abc123def"),
                shop(Sketch.identify("4"), "anon_456", "android", "and_1a2b3c4d", "SegKicks")
                        .with("userId", "abc123def"),
                shop(Sketch.identify("5"), "anon_789", "android", "and_1a2b3c4d", "SegRuns")
                        .with("userId", "abc123def"));
        assertThat(identities.profiles()).hasSize(1);
        assertThat(identities.profiles().get(0).mergeCount()).isZero();
        assertThat(identities.profiles().get(0).externalIds())
                .containsExactly(
                        "anonymous_id:anon_123",
                        "ios.id:ios_abc123",
                        "user_id:abc123def",
                        "android.id:and_1a2b3c4d",
                        "anonymous_id:anon_456",
                        "anonymous_id:anon_789");
    }

    private static Sketch shop(Sketch message, String anonymousId, String platform, String device, String app) {
        return message.with("anonymousId", anonymousId)
                .with("context.device.type", platform)
                .with("context.device.id", device)
                .with("context.app", app);
    }

    @ParameterizedTest
    @EnumSource(ResolutionMode.class)
    void aSecondUserIdOutranksASharedEmail(ResolutionMode mode) {
        Identities identities = resolve(
                IdentitySettings.DEFAULT.with(mode),
                login("1", "abc123", "jane@example1.com"),
                login("2", "abc456", "jane@example1.com"));
        assertThat(identities.profiles())
                .extracting(WorkedExamplesTest::idsAndMessages)
                .containsExactly("user_id:abc123 email:jane@example1.com = 1", "user_id:abc456 = 2");
        assertThat(identities.log().entries(LogKind.VALUE_LIMIT))
                .extracting(LogEntry::messageId, LogEntry::subject, LogEntry::detail)
                .containsExactly(tuple(
                        "2", List.of(ExternalId.ofUser("email", "jane@example1.com")), "user_id is limited to 1 ever"));
    }

    @Test
    void aSharedDeviceStaysWithItsFirstUser() {
        Identities identities = resolve(
                IdentitySettings.DEFAULT,
                visit("1", "a1").with("userId", "u1"),
                visit("2", "a1"),
                visit("3", "a1").with("userId", "u2"),
                visit("4", "a1"));
        assertThat(identities.profiles())
                .extracting(WorkedExamplesTest::idsAndMessages)
                .containsExactly("user_id:u1 anonymous_id:a1 = 1 2 4", "user_id:u2 = 3");
        assertThat(identities.log().count(LogKind.SHARED_DEVICE_SUSPECT)).isZero();
    }

    @Test
    void aDeviceThatTwoFurtherUsersLoseIsSuspectedOnce() {
        Identities identities = resolve(
                IdentitySettings.DEFAULT,
                visit("1", "a1").with("userId", "u1"),
                visit("2", "a1").with("userId", "u2"),
                visit("3", "a1").with("userId", "u2"),
                visit("4", "a1").with("userId", "u3"),
                visit("5", "a1").with("userId", "u4"));
        assertThat(identities.log().entries(LogKind.SHARED_DEVICE_SUSPECT))
                .extracting(LogEntry::messageId, LogEntry::subject)
                .containsExactly(tuple("4", List.of(ExternalId.ofUser("anonymous_id", "a1"))));
    }

    @Test
    void aMessageWithIdsOfTwoProfilesMergesTheYoungerIntoTheOlder() {
        Identities identities = resolve(
                IdentitySettings.DEFAULT,
                visit("1", "anon_1"),
                visit("2", "anon_3").with("userId", "user_1").with("context.traits.email", "j@e.com"),
                visit("3", "anon_1").with("userId", "user_1").with("context.traits.email", "j@e.com"));
        assertThat(identities.profiles())
                .extracting(WorkedExamplesTest::idsAndMessages)
                .containsExactly("anonymous_id:anon_1 user_id:user_1 email:j@e.com anonymous_id:anon_3 = 1 2 3");
        Profile merged = identities.profiles().get(0);
        assertThat(merged.createdAt()).isEqualTo(Sketch.START);
        assertThat(merged.mergeCount()).isEqualTo(1);
        assertThat(merged.mergedIds()).hasSize(1).doesNotContain(merged.segmentId());
    }

    @Test
    void theCaseStudyOfProfilesSyncEndsInOneProfile() {
        String first = "5285bc35-05ef-4d21";
        String second = "b50e18a5-1b8d-451c";
        List<Message> messages = List.of(
                at("2022-05-02T14:01:00Z", Sketch.page("e1").with("anonymousId", first)),
                at("2022-05-02T14:01:47Z", jane(Sketch.identify("e2").with("anonymousId", first))),
                at("2022-06-22T10:47:15Z", Sketch.page("e3").with("anonymousId", second)),
                at("2022-06-22T10:48:00Z", jane(Sketch.identify("e4").with("anonymousId", second))));
        Identities identities = Identities.resolve(messages, IdentitySettings.DEFAULT, "dev");
        assertThat(identities.profiles()).hasSize(1);
        assertThat(identities.profiles().get(0).identifiers())
                .extracting(owned -> owned.id().toString(), OwnedId::messageId, OwnedId::addedAt)
                .containsExactly(
                        tuple("anonymous_id:" + first, "e1", Instant.parse("2022-05-02T14:01:00Z")),
                        tuple("email:jane.kim@segment.com", "e2", Instant.parse("2022-05-02T14:01:47Z")),
                        tuple("anonymous_id:" + second, "e3", Instant.parse("2022-06-22T10:47:15Z")));
        assertThat(identities.log().entries(LogKind.PROFILE_MERGED))
                .extracting(LogEntry::messageId, LogEntry::profiles)
                .containsExactly(tuple("e4", List.of(0, 1)));
        assertThat(identities.profiles().get(0).traits().json()).isEqualTo("{\"email\":\"jane.kim@segment.com\"}");
    }

    private static Message at(String instant, Sketch message) {
        return message.at(Instant.parse(instant)).message();
    }

    private static Sketch jane(Sketch message) {
        return message.with("traits.email", "jane.kim@segment.com");
    }

    @Test
    void aSixthEmailIsDroppedWhereAUserIdHoldsTheProfile() {
        Identities identities = resolve(
                IdentitySettings.DEFAULT,
                Stream.of(1, 2, 3, 4, 5, 6, 7)
                        .map(n -> login("e" + n, "u1", "m" + n))
                        .toArray(Sketch[]::new));
        assertThat(identities.profiles())
                .extracting(WorkedExamplesTest::idsAndMessages)
                .containsExactly("user_id:u1 email:m1 email:m2 email:m3 email:m4 email:m5 = e1 e2 e3 e4 e5 e6 e7");
        assertThat(identities.log().entries(LogKind.VALUE_LIMIT))
                .extracting(LogEntry::messageId)
                .containsExactly("e6", "e7");
    }

    @ParameterizedTest
    @EnumSource(ResolutionMode.class)
    void aSixthEmailOutranksAnAnonymousId(ResolutionMode mode) {
        Identities identities = resolve(
                IdentitySettings.DEFAULT.with(mode),
                Stream.of(1, 2, 3, 4, 5, 6, 7)
                        .map(n -> visit("e" + n, "a1").with("context.traits.email", "m" + n))
                        .toArray(Sketch[]::new));
        assertThat(identities.profiles())
                .extracting(WorkedExamplesTest::idsAndMessages)
                .containsExactly(
                        "email:m1 anonymous_id:a1 email:m2 email:m3 email:m4 email:m5 = e1 e2 e3 e4 e5",
                        "email:m6 = e6",
                        "email:m7 = e7");
    }

    @Test
    void aWindowLetsValuesInAgainOnceOldOnesHaveLeftIt() {
        Identities identities = resolve(
                IdentitySettings.DEFAULT.withLimit("anonymous_id", new ValueLimit(2, LimitPeriod.WEEKLY)),
                Stream.of(0, 1, 2, 3, 4)
                        .map(n -> visit("e" + n, "a" + n).with("userId", "u1").day(3 * n))
                        .toArray(Sketch[]::new));
        assertThat(identities.profiles().get(0).externalIds())
                .containsExactly(
                        "user_id:u1", "anonymous_id:a0", "anonymous_id:a1", "anonymous_id:a3", "anonymous_id:a4");
        assertThat(identities.log().entries(LogKind.VALUE_TIME_LIMIT))
                .extracting(LogEntry::messageId, LogEntry::detail)
                .containsExactly(tuple("e2", "anonymous_id is limited to 2 weekly"));
    }

    @Test
    void aDroppedIdThatBelongsToNobodyIsGivenToTheResolvedProfile() {
        assertThat(readding(IdentitySettings.DEFAULT).profiles())
                .extracting(WorkedExamplesTest::idsAndMessages)
                .containsExactly("user_id:u1 email:x@e.com = 1", "user_id:u2 anonymous_id:a9 = 2 3");
        assertThat(readding(CLASSIC).profiles())
                .extracting(WorkedExamplesTest::idsAndMessages)
                .containsExactly("user_id:u1 email:x@e.com = 1", "user_id:u2 = 2", "anonymous_id:a9 = 3");
        assertThat(readding(IdentitySettings.DEFAULT).log().entries(LogKind.MAPPING_READDED))
                .extracting(LogEntry::messageId)
                .containsExactly("2");
    }

    private static Identities readding(IdentitySettings settings) {
        return resolve(
                settings,
                login("1", "u1", "x@e.com"),
                login("2", "u2", "x@e.com").with("anonymousId", "a9"),
                visit("3", "a9"));
    }

    @Test
    void aBlockedValueStaysInThePayloadOnly() {
        String zeroes = "00000000-0000-0000-0000-000000000000";
        Identities identities =
                resolve(IdentitySettings.DEFAULT, visit("1", "a1").with("userId", zeroes));
        Profile profile = identities.profiles().get(0);
        assertThat(profile.externalIds()).containsExactly("anonymous_id:a1");
        assertThat(profile.messages().get(0).body().get("userId").string()).isEqualTo(zeroes);
        assertThat(identities.log().entries(LogKind.VALUE_BLOCKED))
                .extracting(LogEntry::subject)
                .containsExactly(List.of(ExternalId.ofUser("user_id", zeroes)));
    }

    @Test
    void aMessageWithNothingButABlockedValueBelongsToNobody() {
        Identities identities = resolve(IdentitySettings.DEFAULT, visit("1", "anonymous"));
        assertThat(identities.profiles()).isEmpty();
        assertThat(identities.unresolved()).extracting(Message::messageId).containsExactly("1");
        assertThat(identities.log().count(LogKind.VALUE_BLOCKED)).isEqualTo(1);
        assertThat(identities.log().count(LogKind.NO_MATCHING_IDENTIFIERS)).isEqualTo(1);
    }

    @Test
    void aContactCentreWithoutACommonIdentifierIsIsolated() {
        Identities identities = resolve(
                IdentitySettings.DEFAULT,
                Sketch.track("flex").with("userId", "+15551234567").from("flex"),
                Sketch.identify("web").with("traits.email", "ana@example.com").from("web"));
        assertThat(identities.profiles()).hasSize(2);
        assertThat(IsolatedSource.among(identities.typesBySource()))
                .extracting(IsolatedSource::sourceId, IsolatedSource::typesElsewhere)
                .containsExactly(
                        tuple("flex", new TreeSet<>(List.of("email"))),
                        tuple("web", new TreeSet<>(List.of("user_id"))));
    }

    private static Sketch login(String messageId, String userId, String email) {
        return Sketch.identify(messageId).with("userId", userId).with("traits.email", email);
    }

    private static Sketch visit(String messageId, String anonymousId) {
        return Sketch.page(messageId).with("anonymousId", anonymousId);
    }

    /** Resolves messages a millisecond apart, where they have no day of their own. */
    private static Identities resolve(IdentitySettings settings, Sketch... sketches) {
        List<Message> messages = new ArrayList<>();
        for (Sketch sketch : sketches) {
            Message message = sketch.message();
            Instant timestamp = message.timestamp().equals(Sketch.START)
                    ? Sketch.START.plusMillis(messages.size())
                    : message.timestamp();
            messages.add(sketch.at(timestamp).message());
        }
        return Identities.resolve(messages, settings, "dev");
    }
}
