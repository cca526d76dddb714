package dev.foretrait.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.EmailCase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromotionTest {

    private static final Promotion DEFAULT = new Promotion(IdentitySettings.DEFAULT);

    @Test
    void theElevenDefaultIdentifiersAreReadFromTheirPlaces() {
        assertThat(DEFAULT.rules())
                .extracting(PromotionRule::type, rule -> rule.path().toString())
                .containsExactly(
                        tuple("user_id", "userId"),
                        tuple("email", "traits.email"),
                        tuple("email", "context.traits.email"),
                        tuple("email", "properties.email"),
                        tuple("android.id", "context.device.id"),
                        tuple("android.idfa", "context.device.advertisingId"),
                        tuple("android.push_token", "context.device.token"),
                        tuple("anonymous_id", "anonymousId"),
                        tuple("ga_client_id", "context.integrations.Google Analytics.clientId"),
                        tuple("group_id", "groupId"),
                        tuple("group_id", "context.groupId"),
                        tuple("ios.id", "context.device.id"),
                        tuple("ios.idfa", "context.device.advertisingId"),
                        tuple("ios.push_token", "context.device.token"));
    }

    @Test
    void optionalBuiltInsAreOffUntilTheyAreAdded() {
        Sketch message =
                Sketch.track("m").with("context.Braze.braze_id", "b1").with("context.traits.crossDomainId", "x1");
        assertThat(ids(DEFAULT, message)).isEmpty();
        assertThat(ids(new Promotion(IdentitySettings.DEFAULT.with("braze_id").with("cross_domain_id")), message))
                .containsExactly("braze_id:b1", "cross_domain_id:x1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"android", "ios"})
    void aDeviceGivesIdsOfItsPlatform(String platform) {
        Sketch device = Sketch.track("m")
                .with("context.device.type", platform)
                .with("context.device.id", "d1")
                .with("context.device.advertisingId", "ad1")
                .with("context.device.token", "t1");
        assertThat(ids(DEFAULT, device)).containsExactly(platform + ".id:d1", platform + ".push_token:t1");
        assertThat(ids(DEFAULT, device.with("context.device.adTrackingEnabled", "true")))
                .doesNotContain(platform + ".idfa:ad1");
        assertThat(ids(DEFAULT, device.with("context.device.adTrackingEnabled", true)))
                .contains(platform + ".idfa:ad1");
    }

    @Test
    void aDeviceOfAnotherPlatformGivesNone() {
        assertThat(ids(
                        DEFAULT,
                        Sketch.track("m").with("context.device.type", "tvos").with("context.device.id", "d1")))
                .isEmpty();
    }

    @Test
    void aliasCarriesNoIds() {
        Sketch alias = Sketch.of(MessageType.ALIAS, "m")
                .with("userId", "u1")
                .with("previousId", "u0")
                .with("context.externalIds", externalIds(entry("p1", "phone", "users", "none")));
        assertThat(ids(DEFAULT, alias)).isEmpty();
    }

    @Test
    void theEmailOfAGroupIsNotThatOfTheUser() {
        Sketch group =
                Sketch.group("m").with("groupId", "g1").with("userId", "u1").with("traits.email", "office@acme.com");
        assertThat(ids(DEFAULT, group)).containsExactly("user_id:u1", "group_id:g1");
        assertThat(ids(DEFAULT, group.with("context.traits.email", "ana@acme.com")))
                .contains("email:ana@acme.com");
    }

    @Test
    void groupIdLeadsToAnAccountAndNeverToAUser() {
        PromotedIds group = DEFAULT.promote(
                Sketch.group("m").with("groupId", "g1").with("userId", "u1").message());
        assertThat(group.ids(IdCollection.ACCOUNTS))
                .extracting(promoted -> promoted.id().toString())
                .containsExactly("group_id:g1");
        assertThat(ids(DEFAULT, Sketch.track("m").with("context.groupId", "g2")))
                .containsExactly("group_id:g2");
        assertThat(ids(DEFAULT, Sketch.track("m").with("groupId", "g2"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "app_id, appId, true",
        "app_id, app_id, true",
        "app_id, appid, false",
        "app_id, AppID, false",
        "user_name, userName, true",
        "shop_2_id, shop2Id, true"
    })
    void aCustomIdentifierIsLookedUpInCamelCaseAndSnakeCase(String type, String key, boolean found) {
        Promotion promotion = new Promotion(IdentitySettings.DEFAULT.with(type));
        for (Sketch message : List.of(
                Sketch.identify("m").with("traits." + key, "v"),
                Sketch.group("m").with("traits." + key, "v"),
                Sketch.track("m").with("properties." + key, "v"),
                Sketch.page("m").with("context.traits." + key, "v"))) {
            assertThat(ids(promotion, message)).isEqualTo(found ? List.of(type + ":v") : List.of());
        }
    }

    @Test
    void phoneHasToBeConfigured() {
        Sketch message = Sketch.identify("m").with("traits.phone", "+15551234567");
        assertThat(ids(DEFAULT, message)).isEmpty();
        assertThat(ids(new Promotion(IdentitySettings.DEFAULT.with("phone")), message))
                .containsExactly("phone:+15551234567");
    }

    @Test
    void whiteSpaceAroundAValueIsCutAndEmailsAreComparedInLowerCase() {
        assertThat(DEFAULT.normalise("email", Value.of(" Ana@Example.COM\t")))
                .isEqualTo(new Normalised.Accepted("ana@example.com", "Ana@Example.COM", List.of()));
        assertThat(DEFAULT.normalise("user_id", Value.of(" 0P1Qls5jrj ")))
                .isEqualTo(new Normalised.Accepted("0P1Qls5jrj", "0P1Qls5jrj", List.of()));
    }

    @Test
    void emailsCanBeComparedExactly() {
        Promotion exact = new Promotion(IdentitySettings.DEFAULT.with(EmailCase.EXACT));
        assertThat(exact.normalise("email", Value.of("Ana@Example.COM")))
                .isEqualTo(new Normalised.Accepted("Ana@Example.COM", "Ana@Example.COM", List.of()));
    }

    @ParameterizedTest
    @CsvSource({"42, 42", "42.50, 42.5", "1e3, 1000", "12345678901234567890, 12345678901234567890"})
    void aNumberIsReadAsItsShortestDecimal(String literal, String value) {
        assertThat(DEFAULT.normalise("user_id", new Value.Number(literal)))
                .isEqualTo(new Normalised.Accepted(value, value, List.of(PromotionWarning.ID_COERCED)));
    }

    @Test
    void valuesThatAreNoTextAreRefused() {
        assertThat(refusal(Value.of(true))).isEqualTo(Refusal.NOT_TEXT);
        assertThat(refusal(Value.Object.EMPTY)).isEqualTo(Refusal.NOT_TEXT);
        assertThat(refusal(new Value.Array(List.of()))).isEqualTo(Refusal.NOT_TEXT);
        assertThat(refusal(new Value.Number("1e999"))).isEqualTo(Refusal.NOT_TEXT);
        assertThat(refusal(Value.ABSENT)).isEqualTo(Refusal.ABSENT);
        assertThat(refusal(Value.of(" \n"))).isEqualTo(Refusal.EMPTY);
    }

    @Test
    void fiveHundredCharactersAreTheMost() {
        String most = "\uD83D\uDE00".repeat(Promotion.MAX_LENGTH);
        assertThat(DEFAULT.normalise("user_id", Value.of(most))).isInstanceOf(Normalised.Accepted.class);
        assertThat(refusal(Value.of(most + "x"))).isEqualTo(Refusal.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "000-00", " 00000000-0000-0000-0000-000000000000 ", "-1", "null", "anonymous"})
    void theSuggestedValuesAreBlocked(String value) {
        assertThat(refusal(Value.of(value))).isEqualTo(Refusal.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "Null", "anonymous2", "void"})
    void blockingIsWholeAndCaseSensitive(String value) {
        assertThat(DEFAULT.normalise("user_id", Value.of(value))).isInstanceOf(Normalised.Accepted.class);
    }

    @Test
    void anEmailIsBlockedInEitherOfItsForms() {
        IdentitySettings settings = IdentitySettings.DEFAULT.withBlocked(
                "email",
                List.of(new BlockedValue.Exact("noreply@acme.com"), new BlockedValue.Matching(".*@TEST\\.com")));
        Promotion promotion = new Promotion(settings);
        assertThat(promotion.normalise("email", Value.of("NoReply@acme.com")))
                .isEqualTo(new Normalised.Refused(Refusal.BLOCKED));
        assertThat(promotion.normalise("email", Value.of("a@TEST.com")))
                .isEqualTo(new Normalised.Refused(Refusal.BLOCKED));
        assertThat(promotion.normalise("email", Value.of("a@test.com"))).isInstanceOf(Normalised.Accepted.class);
    }

    @Test
    void aPatternThatNeverEndsLetsTheValueThroughWithAWarning() {
        IdentitySettings settings = IdentitySettings.DEFAULT.withBlocked(
                "user_id", List.of(new BlockedValue.Matching("(.*)(.*)(.*)(.*)(.*)(.*)x")));
        String value = "a".repeat(200);
        assertThat(new Promotion(settings).normalise("user_id", Value.of(value)))
                .isEqualTo(new Normalised.Accepted(value, value, List.of(PromotionWarning.BLOCKED_PATTERN_SLOW)));
    }

    @ParameterizedTest
    @CsvSource({
        "+15551234567, true",
        "+491701234567, true",
        "15551234567, false",
        "(555) 123-4567, false",
        "+05551234567, false",
        "+1234567890123456, false"
    })
    void aPhoneNumberShouldBeInE164Form(String phone, boolean wellFormed) {
        assertThat(DEFAULT.normalise("phone", Value.of(phone)))
                .isEqualTo(new Normalised.Accepted(
                        phone, phone, wellFormed ? List.of() : List.of(PromotionWarning.PHONE_NOT_E164)));
    }

    @Test
    void severalValuesOfOneTypeAreAllTakenAndReported() {
        PromotedIds promoted = DEFAULT.promote(Sketch.identify("m")
                .with("traits.email", "b@e.com")
                .with("context.traits.email", "a@e.com")
                .message());
        assertThat(promoted.ids())
                .extracting(each -> each.id().value(), PromotedIds.Promoted::path)
                .containsExactly(
                        tuple("b@e.com", PropertyPath.ofKeys("traits", "email")),
                        tuple("a@e.com", PropertyPath.ofKeys("context", "traits", "email")));
        assertThat(promoted.findings())
                .containsExactly(
                        new PromotionFinding(PromotionWarning.MULTIPLE_VALUES_ONE_TYPE, "email", "b@e.com, a@e.com"));
    }

    @Test
    void oneValueInTwoPlacesIsOneId() {
        PromotedIds promoted = DEFAULT.promote(Sketch.identify("m")
                .with("traits.email", "Ana@e.com")
                .with("context.traits.email", "ana@e.com")
                .message());
        assertThat(promoted.ids()).extracting(PromotedIds.Promoted::spelling).containsExactly("Ana@e.com");
        assertThat(promoted.findings()).isEmpty();
    }

    @Test
    void refusedValuesSayWhy() {
        PromotedIds promoted = DEFAULT.promote(
                Sketch.track("m").with("userId", "null").with("anonymousId", "").message());
        assertThat(promoted.ids()).isEmpty();
        assertThat(promoted.refused())
                .extracting(
                        PromotedIds.RefusedValue::type,
                        PromotedIds.RefusedValue::spelling,
                        PromotedIds.RefusedValue::reason)
                .containsExactly(tuple("user_id", "null", Refusal.BLOCKED), tuple("anonymous_id", "", Refusal.EMPTY));
    }

    @Test
    void externalIdsLeadToUsersAndAccounts() {
        PromotedIds promoted = DEFAULT.externalIds(externalIds(
                entry("+15551234567", "phone", "users", "none"), entry("acme", "crm_account", "accounts", "none")));
        assertThat(promoted.ids())
                .extracting(PromotedIds.Promoted::id)
                .containsExactly(
                        ExternalId.ofUser("phone", "+15551234567"), ExternalId.ofAccount("crm_account", "acme"));
        assertThat(promoted.findings()).isEmpty();
    }

    @Test
    void anIncompleteEntryIsIgnored() {
        for (int missing = 0; missing < 4; missing++) {
            Object[] entry = {"v", "phone", "users", "none"};
            entry[missing] = Value.ABSENT;
            assertIgnored(entry(entry), PromotionWarning.EXTERNAL_ID_INCOMPLETE);
        }
        assertIgnored(Value.of("phone:v"), PromotionWarning.EXTERNAL_ID_INCOMPLETE);
    }

    @Test
    void anEntryThatNoSpaceWouldTakeIsIgnored() {
        assertIgnored(entry("v", "appId", "users", "none"), PromotionWarning.EXTERNAL_ID_TYPE_CASE);
        assertIgnored(entry("v", "app_id", "devices", "none"), PromotionWarning.EXTERNAL_ID_UNSUPPORTED);
        assertIgnored(entry("v", "app_id", "users", "base64"), PromotionWarning.EXTERNAL_ID_UNSUPPORTED);
        assertIgnored(entry("g1", "group_id", "users", "none"), PromotionWarning.EXTERNAL_ID_UNSUPPORTED);
    }

    @Test
    void externalIdsAreHeldToTheSameRulesAsOtherValues() {
        PromotedIds promoted = DEFAULT.externalIds(externalIds(
                entry(" Ana@E.com", "email", "users", "none"),
                entry(7, "crm_id", "users", "none"),
                entry("anonymous", "crm_id", "users", "none")));
        assertThat(promoted.ids())
                .extracting(each -> each.id().toString())
                .containsExactly("email:ana@e.com", "crm_id:7");
        assertThat(promoted.refused())
                .extracting(PromotedIds.RefusedValue::reason)
                .containsExactly(Refusal.BLOCKED);
        assertThat(promoted.findings())
                .extracting(PromotionFinding::warning)
                .containsExactly(PromotionWarning.ID_COERCED);
    }

    @Test
    void whatIsNoListHoldsNoExternalIds() {
        assertThat(DEFAULT.externalIds(entry("v", "phone", "users", "none")))
                .isEqualTo(new PromotedIds(List.of(), List.of(), List.of()));
    }

    private static void assertIgnored(Value entry, PromotionWarning warning) {
        PromotedIds promoted = DEFAULT.externalIds(externalIds(entry));
        assertThat(promoted.ids()).isEmpty();
        assertThat(promoted.findings()).extracting(PromotionFinding::warning).containsExactly(warning);
    }

    private static Value externalIds(Value... entries) {
        return new Value.Array(Arrays.asList(entries));
    }

    private static Value entry(Object... idTypeCollectionEncoding) {
        Map<String, Value> fields = new LinkedHashMap<>();
        List<String> keys = List.of("id", "type", "collection", "encoding");
        for (int at = 0; at < keys.size(); at++) {
            Object field = idTypeCollectionEncoding[at];
            fields.put(
                    keys.get(at),
                    field instanceof Value value
                            ? value
                            : field instanceof Integer number ? Value.of(number) : Value.of((String) field));
        }
        return new Value.Object(fields);
    }

    private static Refusal refusal(Value value) {
        return ((Normalised.Refused) DEFAULT.normalise("user_id", value)).reason();
    }

    private static List<String> ids(Promotion promotion, Sketch sketch) {
        Message message = sketch.message();
        return promotion.promote(message).ids().stream()
                .map(promoted -> promoted.id().toString())
                .toList();
    }
}
