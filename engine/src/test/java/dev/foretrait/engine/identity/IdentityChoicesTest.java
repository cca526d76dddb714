package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.AccountLimits;
import dev.foretrait.engine.semantics.EmailCase;
import dev.foretrait.engine.semantics.EmailPlaces;
import dev.foretrait.engine.semantics.EqualPriority;
import dev.foretrait.engine.semantics.IncompleteIds;
import dev.foretrait.engine.semantics.IosTracking;
import dev.foretrait.engine.semantics.LimitsAtCreation;
import dev.foretrait.engine.semantics.Option;
import dev.foretrait.engine.semantics.PeriodKind;
import dev.foretrait.engine.semantics.PromotingCalls;
import dev.foretrait.engine.semantics.RefusedMerge;
import dev.foretrait.engine.semantics.ResolutionMode;
import dev.foretrait.engine.semantics.SeenAgain;
import dev.foretrait.engine.semantics.SuggestedBlocks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A few messages for each option of identity, whose profiles are others once the option is in force. */
class IdentityChoicesTest {

    private static final Instant SUNDAY = Instant.parse("2026-03-01T12:00:00Z");

    private static final IdentitySettings USUAL = IdentitySettings.DEFAULT;
    private static final IdentitySettings ONE_EMAIL = USUAL.withLimit("email", ValueLimit.ever(1));
    private static final IdentitySettings ONE_DEVICE_A_WEEK =
            USUAL.withLimit("anonymous_id", new ValueLimit(1, LimitPeriod.WEEKLY));

    static Stream<Arguments> switches() {
        return Stream.of(
                with(
                        EmailCase.EXACT,
                        USUAL,
                        "email:ana@example.com",
                        "email:Ana@Example.com",
                        Sketch.identify("1").with("traits.email", "Ana@Example.com")),
                with(
                        ResolutionMode.CLASSIC,
                        USUAL.with("phone"),
                        "user_id:u1 anonymous_id:a1, user_id:u2 phone:+15551230001",
                        "user_id:u1 anonymous_id:a1, user_id:u2",
                        device("1", 0, "a1"),
                        identify("2", 1, "u2"),
                        identify("3", 2, "u2").with("anonymousId", "a1").with("traits.phone", "+15551230001")),
                with(
                        PromotingCalls.WITHOUT_PAGES_AND_SCREENS,
                        USUAL,
                        "anonymous_id:a1",
                        "",
                        Sketch.page("1").with("anonymousId", "a1")),
                with(
                        IncompleteIds.COMPLETED,
                        USUAL,
                        "user_id:u1",
                        "user_id:u1 phone:+15551230001",
                        Sketch.identify("1")
                                .with("userId", "u1")
                                .with(
                                        "context.externalIds",
                                        externalIds(Map.of("type", "phone", "id", "+15551230001")))),
                with(
                        LimitsAtCreation.NOT_YET,
                        ONE_EMAIL,
                        "email:a@e.com",
                        "email:a@e.com email:b@e.com",
                        twoEmails("1")),
                with(
                        SuggestedBlocks.ZEROES_AND_ANONYMOUS,
                        USUAL.withBlocked("email", List.of(new BlockedValue.Exact("null"))),
                        "user_id:u1",
                        "user_id:u1 anonymous_id:-1",
                        identify("1", 0, "u1").with("anonymousId", "-1").with("traits.email", "null"),
                        identify("2", 1, "0-0").with("anonymousId", "anonymous")),
                with(
                        SuggestedBlocks.NONE,
                        USUAL,
                        "user_id:u1",
                        "user_id:u1 anonymous_id:anonymous",
                        device("1", 0, "anonymous")),
                with(
                        EmailPlaces.WITHOUT_PROPERTIES,
                        USUAL,
                        "email:a@e.com email:b@e.com",
                        "email:a@e.com",
                        Sketch.track("1")
                                .with("context.traits.email", "a@e.com")
                                .with("properties.email", "b@e.com")),
                with(
                        IosTracking.IDFA_ALWAYS,
                        USUAL,
                        "user_id:u1, user_id:u2",
                        "user_id:u1 ios.idfa:i1, user_id:u2",
                        identify("1", 0, "u1")
                                .with("context.device.type", "ios")
                                .with("context.device.advertisingId", "i1"),
                        identify("2", 1, "u2")
                                .with("context.device.type", "android")
                                .with("context.device.advertisingId", "i2")),
                with(EqualPriority.LESSER_GOES, ONE_EMAIL, "email:a@e.com", "email:b@e.com", twoEmails("1")),
                with(
                        PeriodKind.CALENDAR,
                        ONE_DEVICE_A_WEEK,
                        "user_id:u1 anonymous_id:a1",
                        "user_id:u1 anonymous_id:a1 anonymous_id:a2",
                        device("1", 0, "a1"),
                        device("2", 1, "a2")),
                with(
                        SeenAgain.RENEWS_ITS_TIME,
                        ONE_DEVICE_A_WEEK,
                        "user_id:u1 anonymous_id:a1 anonymous_id:a2",
                        "user_id:u1 anonymous_id:a1",
                        device("1", 0, "a1"),
                        device("2", 5, "a1"),
                        device("3", 8, "a2")),
                with(
                        RefusedMerge.OLDEST,
                        USUAL.withMergeLimit(0),
                        "email:a@e.com, user_id:u1 anonymous_id:new",
                        "email:a@e.com anonymous_id:new, user_id:u1",
                        Sketch.identify("1").with("traits.email", "a@e.com").at(SUNDAY),
                        Sketch.identify("2").with("userId", "u1").at(SUNDAY.plusSeconds(60)),
                        identify("3", 1, "u1").with("traits.email", "a@e.com").with("anonymousId", "new")),
                with(
                        AccountLimits.AS_SET,
                        USUAL,
                        "group_id:g1",
                        "group_id:g1 group_id:g2",
                        Sketch.track("1")
                                .with("context.groupId", "g1")
                                .with(
                                        "context.externalIds",
                                        externalIds(Map.of(
                                                "type",
                                                "group_id",
                                                "id",
                                                "g2",
                                                "collection",
                                                "accounts",
                                                "encoding",
                                                "none")))));
    }

    @ParameterizedTest
    @MethodSource("switches")
    void aSwitchMakesOtherProfiles(
            Option option, IdentitySettings settings, String usual, String switched, List<Message> messages) {
        assertThat(profiles(messages, settings)).isEqualTo(usual);
        assertThat(profiles(messages, settings.with(option))).isEqualTo(switched);
    }

    private static String profiles(List<Message> messages, IdentitySettings settings) {
        Identities identities = Identities.resolve(messages, settings, "dev");
        return Stream.concat(identities.profiles().stream(), identities.accounts().stream())
                .map(profile -> String.join(" ", profile.externalIds()))
                .collect(Collectors.joining(", "));
    }

    private static Sketch identify(String id, int day, String user) {
        return Sketch.identify(id).with("userId", user).at(SUNDAY.plusSeconds(day * 86_400L));
    }

    private static Sketch device(String id, int day, String device) {
        return identify(id, day, "u1").with("anonymousId", device);
    }

    private static Sketch twoEmails(String id) {
        return Sketch.identify(id).with("traits.email", "a@e.com").with("context.traits.email", "b@e.com");
    }

    private static Value externalIds(Map<String, String> entry) {
        return new Value.Array(List.of(new Value.Object(entry.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> Value.of(field.getValue()))))));
    }

    private static Arguments with(
            Option option, IdentitySettings settings, String usual, String switched, Sketch... messages) {
        return Arguments.of(
                option,
                settings,
                usual,
                switched,
                Stream.of(messages).map(Sketch::message).toList());
    }
}
