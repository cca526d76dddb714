package dev.foretrait.engine.identity;

import static dev.foretrait.engine.event.MessageType.GROUP;
import static dev.foretrait.engine.event.MessageType.IDENTIFY;
import static dev.foretrait.engine.event.MessageType.PAGE;
import static dev.foretrait.engine.event.MessageType.SCREEN;
import static dev.foretrait.engine.event.MessageType.TRACK;

import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.EmailPlaces;
import dev.foretrait.engine.semantics.IosTracking;
import dev.foretrait.engine.semantics.Semantics;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where each type of external id is read from: the built-in types by the table of identity.md 2.1, all others by their key. */
final class IdentifierTypes {

    static final String USER_ID = "user_id";
    static final String EMAIL = "email";
    static final String ANONYMOUS_ID = "anonymous_id";
    static final String GROUP_ID = "group_id";
    static final String PHONE = "phone";

    private static final String IOS_IDFA = "ios.idfa";
    private static final PropertyPath EMAIL_PROPERTY = PropertyPath.ofKeys("properties", "email");
    private static final Condition AD_TRACKING =
            new Condition(PropertyPath.ofKeys("context", "device", "adTrackingEnabled"), Value.of(true));

    /** The default identifiers (I-01). */
    static final List<String> ON_BY_DEFAULT = List.of(
            USER_ID,
            EMAIL,
            "android.id",
            "android.idfa",
            "android.push_token",
            ANONYMOUS_ID,
            "ga_client_id",
            GROUP_ID,
            "ios.id",
            IOS_IDFA,
            "ios.push_token");

    /** The types that make a profile more than anonymous, as published (U-51). */
    static final Set<String> IDENTIFYING = Set.of(USER_ID, EMAIL, "android.idfa", IOS_IDFA);

    /** Every call but alias (I-02). */
    private static final Set<MessageType> CALLS = EnumSet.complementOf(EnumSet.of(MessageType.ALIAS));

    private static final Map<String, List<PromotionRule>> BUILT_IN = builtIn();

    private IdentifierTypes() {}

    static boolean isBuiltIn(String type) {
        return BUILT_IN.containsKey(type);
    }

    /** The places to read a type from, in the order in which several values of one message are taken (I-01). */
    static List<PromotionRule> rulesOf(String type, Semantics semantics) {
        List<PromotionRule> rules = BUILT_IN.get(type);
        if (rules == null) {
            return custom(type);
        }
        if (type.equals(EMAIL) && semantics.of(EmailPlaces.class) == EmailPlaces.WITHOUT_PROPERTIES) {
            return rules.stream()
                    .filter(rule -> !rule.path().equals(EMAIL_PROPERTY))
                    .toList();
        }
        if (type.equals(IOS_IDFA) && semantics.of(IosTracking.class) == IosTracking.IDFA_ALWAYS) {
            return rules.stream().map(rule -> rule.without(AD_TRACKING)).toList();
        }
        return rules;
    }

    private static Map<String, List<PromotionRule>> builtIn() {
        Map<String, List<PromotionRule>> rules = new LinkedHashMap<>();
        rules.put(USER_ID, List.of(rule(USER_ID, CALLS, "userId")));
        rules.put(
                EMAIL,
                List.of(
                        rule(EMAIL, EnumSet.of(IDENTIFY), "traits", "email"),
                        rule(EMAIL, CALLS, "context", "traits", "email"),
                        rule(EMAIL, EnumSet.of(TRACK, PAGE, SCREEN), "properties", "email")));
        rules.put(ANONYMOUS_ID, List.of(rule(ANONYMOUS_ID, CALLS, "anonymousId")));
        for (String platform : List.of("android", "ios")) {
            Condition device = new Condition(PropertyPath.ofKeys("context", "device", "type"), Value.of(platform));
            rules.put(platform + ".id", List.of(ofDevice(platform + ".id", "id", device)));
            rules.put(platform + ".idfa", List.of(ofDevice(platform + ".idfa", "advertisingId", device, AD_TRACKING)));
            rules.put(platform + ".push_token", List.of(ofDevice(platform + ".push_token", "token", device)));
        }
        rules.put(
                "ga_client_id",
                List.of(rule("ga_client_id", CALLS, "context", "integrations", "Google Analytics", "clientId")));
        rules.put(
                GROUP_ID,
                List.of(
                        ofAccount(EnumSet.of(GROUP), "groupId"),
                        ofAccount(EnumSet.of(IDENTIFY, TRACK, PAGE, SCREEN), "context", "groupId")));
        rules.put("braze_id", List.of(rule("braze_id", CALLS, "context", "Braze", "braze_id")));
        rules.put("cross_domain_id", List.of(rule("cross_domain_id", CALLS, "context", "traits", "crossDomainId")));
        return rules;
    }

    /** A custom type is looked up in camelCase and in snake_case (identity.md 2.2). */
    private static List<PromotionRule> custom(String type) {
        Set<String> spellings = new LinkedHashSet<>(List.of(camelCase(type), type));
        List<PromotionRule> rules = new ArrayList<>();
        for (String spelling : spellings) {
            rules.add(rule(type, EnumSet.of(IDENTIFY, GROUP), "traits", spelling));
        }
        for (String spelling : spellings) {
            rules.add(rule(type, EnumSet.of(TRACK, PAGE, SCREEN), "properties", spelling));
        }
        for (String spelling : spellings) {
            rules.add(rule(type, CALLS, "context", "traits", spelling));
        }
        return List.copyOf(rules);
    }

    private static PromotionRule rule(String type, Set<MessageType> calls, String... path) {
        return new PromotionRule(IdCollection.USERS, type, PropertyPath.ofKeys(path), calls, List.of());
    }

    private static PromotionRule ofDevice(String type, String key, Condition... conditions) {
        PropertyPath path = PropertyPath.ofKeys("context", "device", key);
        return new PromotionRule(IdCollection.USERS, type, path, CALLS, List.of(conditions));
    }

    private static PromotionRule ofAccount(Set<MessageType> calls, String... path) {
        return new PromotionRule(IdCollection.ACCOUNTS, GROUP_ID, PropertyPath.ofKeys(path), calls, List.of());
    }

    private static String camelCase(String key) {
        StringBuilder camel = new StringBuilder();
        boolean upper = false;
        for (int at = 0; at < key.length(); at++) {
            char c = key.charAt(at);
            if (c == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }
}
