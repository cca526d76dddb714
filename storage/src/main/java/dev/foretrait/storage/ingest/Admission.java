package dev.foretrait.storage.ingest;

import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.AllIntegrations;
import dev.foretrait.engine.semantics.CountedProperties;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.MissingIdCode;
import dev.foretrait.engine.semantics.NullFields;
import dev.foretrait.engine.semantics.NumericIds;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.UnknownFields;
import dev.foretrait.engine.semantics.UserlessGroups;
import dev.foretrait.engine.semantics.ZonelessTraits;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the message on the tape is let in, and when it happened (messages.md 1, 4, 6, 7.5; exports.md 8.2). The
 * checks come in the order of messages.md 7.5; the first one that fails is the reason.
 */
final class Admission {

    private static final Map<String, MessageType> TYPES = types();
    private static final String CONSENT_EVENT = "Segment Consent Preference Updated";
    private static final int SHORTEST_TIME = 16;
    private static final int MAX_LEAVES = 10_000;

    private final Tape tape;
    private final boolean takesNumericIds;
    private final boolean takesUserlessGroups;
    private final boolean allFalseExcludes;
    private final boolean countsAtAnyDepth;
    private final boolean takesNullFields;
    private final UnknownFields unknownFields;
    private final ImportRule withoutIds;
    private final long mostBytes;
    private final long mostProperties;
    private final long tooManyTraits;
    private final long longestMessageId;
    private final long longestGroupId;
    private final MessageTimes times;

    private MessageType type = MessageType.TRACK;
    private String event = "";
    private long warnings;
    private String detail = "";
    private boolean idFound;

    Admission(Tape tape, ImportOptions options) {
        this.tape = tape;
        Semantics choices = options.semantics();
        this.takesNumericIds = choices.of(NumericIds.class) == NumericIds.BECOME_TEXT;
        this.takesUserlessGroups = choices.of(UserlessGroups.class) == UserlessGroups.ACCEPTED;
        this.allFalseExcludes = choices.of(AllIntegrations.class) == AllIntegrations.EXCLUDE;
        this.countsAtAnyDepth = choices.of(CountedProperties.class) == CountedProperties.AT_ANY_DEPTH;
        this.takesNullFields = choices.of(NullFields.class) == NullFields.MISSING;
        this.unknownFields = choices.of(UnknownFields.class);
        this.withoutIds = switch (choices.of(MissingIdCode.class)) {
            case NO_USER_ANON_ID -> ImportRule.NO_USER_ANON_ID;
            case ID_REQUIRED -> ImportRule.ID_REQUIRED;
        };
        this.mostBytes = limit(options, Limit.MESSAGE_SIZE);
        this.mostProperties = limit(options, Limit.PROPERTIES);
        this.tooManyTraits = limit(options, Limit.IDENTIFY_TRAITS);
        this.longestMessageId = limit(options, Limit.MESSAGE_ID_LENGTH);
        this.longestGroupId = limit(options, Limit.GROUP_ID_LENGTH);
        this.times = new MessageTimes(tape, options);
    }

    private static long limit(ImportOptions options, Limit limit) {
        return options.limits().of(limit).orElse(Long.MAX_VALUE);
    }

    private static Map<String, MessageType> types() {
        Map<String, MessageType> types = new HashMap<>();
        for (MessageType type : MessageType.values()) {
            types.put(type.spelling(), type);
        }
        return types;
    }

    MessageType type() {
        return type;
    }

    /** The event of a track call, empty for the other types. */
    String event() {
        return event;
    }

    /** When it happened, and what goes with that. */
    MessageTimes times() {
        return times;
    }

    /** The {@link ImportRule#bit bits} of the warnings that the message drew. */
    long warnings() {
        return warnings;
    }

    /** What was found where a message is refused, or empty. */
    String detail() {
        return detail;
    }

    /**
     * Looks at the message on the tape, and drops of it what is not to be kept.
     *
     * @param bytes its size
     * @param received when the batch that it came in was received; empty for a message that came alone
     * @return why it is refused, or null
     */
    @Nullable
    ImportRule refusal(int bytes, Optional<Instant> received) {
        warnings = 0;
        detail = "";
        ImportRule refusal = refusedCall();
        if (refusal == null) {
            refusal = refusedByLimits(bytes);
        }
        if (refusal == null) {
            refusal = refusedByAddress();
        }
        if (refusal == null && unknownFields == UnknownFields.REFUSED) {
            refusal = refusedByUnknownField();
        }
        if (refusal == null) {
            refusal = times.refusal(received);
            warnings |= times.warnings();
            detail = refusal == ImportRule.NO_TIMESTAMP && tape.hasValue(tape.envelope().timestamp)
                    ? found(tape.envelope().timestamp)
                    : times.detail();
        }
        if (refusal == null) {
            warn();
            if (unknownFields == UnknownFields.DROPPED) {
                tape.dropUnknownFields();
            }
        }
        return refusal;
    }

    private @Nullable ImportRule refusedCall() {
        Envelope places = tape.envelope();
        MessageType spelled = tape.hasText(places.type) ? TYPES.get(tape.recurring(places.type)) : null;
        if (spelled == null) {
            detail = found(places.type);
            return ImportRule.TYPE_INVALID;
        }
        type = spelled;
        event = "";
        idFound = false;
        if (isBrokenId(places.userId) || isBrokenId(places.anonymousId)) {
            return ImportRule.ID_NOT_STRING;
        }
        boolean isEnough = type == MessageType.GROUP && takesUserlessGroups;
        if (!isEnough && !idFound && !namesExternalIds()) {
            return withoutIds;
        }
        if (type == MessageType.TRACK) {
            if (tape.hasValue(places.event) && !tape.hasText(places.event)) {
                detail = found(places.event);
                return ImportRule.EVENT_NOT_STRING;
            }
            if (!tape.hasNonEmptyText(places.event)) {
                return ImportRule.EVENT_NOT_DEFINED;
            }
            event = tape.recurring(places.event);
        }
        if (isNoObject(places.properties)) {
            detail = found(places.properties);
            return ImportRule.PROPERTIES_NOT_OBJECT;
        }
        if (isNoObject(places.traits)) {
            detail = found(places.traits);
            return ImportRule.TRAITS_NOT_OBJECT;
        }
        return refusedByType();
    }

    private boolean isNoObject(KeyNode place) {
        boolean isThere = takesNullFields ? tape.hasValue(place) : tape.has(place);
        return isThere && !tape.hasObject(place);
    }

    private @Nullable ImportRule refusedByType() {
        Envelope places = tape.envelope();
        switch (type) {
            case PAGE, SCREEN -> {
                if (tape.hasValue(places.name) && !tape.hasNonEmptyText(places.name)) {
                    detail = found(places.name);
                    return ImportRule.NAME_NOT_STRING;
                }
                if (tape.hasValue(places.category) && !tape.hasNonEmptyText(places.category)) {
                    detail = found(places.category);
                    return ImportRule.CATEGORY_NOT_STRING;
                }
            }
            case GROUP -> {
                if (!tape.hasValue(places.groupId)) {
                    return ImportRule.GROUP_ID_MISSING;
                }
                idFound = false;
                if (isBrokenId(places.groupId)) {
                    return ImportRule.ID_NOT_STRING;
                }
                if (!idFound) {
                    return ImportRule.GROUP_ID_EMPTY;
                }
            }
            case ALIAS -> {
                if (!tape.hasValue(places.previousId)) {
                    warnings |= ImportRule.PREVIOUS_ID_MISSING.bit();
                }
            }
            case TRACK -> {
                if (event.equals(CONSENT_EVENT) && !tape.hasObject(places.categoryPreferences)) {
                    return ImportRule.CONSENT_CATEGORIES_INVALID;
                }
                if (tape.isEmptyText(places.contextGroupId)) {
                    return ImportRule.GROUP_ID_EMPTY;
                }
            }
            case IDENTIFY -> {}
        }
        return null;
    }

    /** Whether the id is neither text, whole number, null nor missing (M-01). Notes whether there is one at all. */
    private boolean isBrokenId(KeyNode place) {
        if (!tape.hasValue(place)) {
            return false;
        }
        if (tape.hasText(place)) {
            if (tape.isEmptyText(place)) {
                warnings |= ImportRule.ID_EMPTY.bit();
            } else {
                idFound = true;
            }
            return false;
        }
        if (isNumericId(place)) {
            warnings |= ImportRule.ID_COERCED.bit();
            idFound = true;
            return false;
        }
        detail = found(place);
        return true;
    }

    private boolean isNumericId(KeyNode place) {
        return tape.has(place, Tape.NUMBER) && takesNumericIds && isWhole(tape.spelling(place));
    }

    private static boolean isWhole(String number) {
        return number.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
    }

    private boolean namesExternalIds() {
        return tape.has(tape.envelope().externalIds, Tape.TREE)
                && tape.leaves.trees[tape.envelope().externalIds.leaf] instanceof Value.Array array
                && !array.elements().isEmpty();
    }

    private @Nullable ImportRule refusedByLimits(int bytes) {
        Envelope places = tape.envelope();
        if (tape.size() > MAX_LEAVES) {
            detail = tape.size() + " values";
            return ImportRule.TOO_MANY_LEAVES;
        }
        if (bytes > mostBytes) {
            detail = bytes + " bytes, at most " + mostBytes;
            return ImportRule.MESSAGE_TOO_LARGE;
        }
        if (isNumericId(places.messageId)) {
            warnings |= ImportRule.ID_COERCED.bit();
        } else if (tape.hasValue(places.messageId) && !tape.hasText(places.messageId)) {
            detail = found(places.messageId);
            return ImportRule.ID_NOT_STRING;
        }
        if (isTooLong(places.messageId, longestMessageId)) {
            return ImportRule.MESSAGE_ID_TOO_LONG;
        }
        if (isTooLong(places.groupId, longestGroupId) || isTooLong(places.contextGroupId, longestGroupId)) {
            return ImportRule.GROUP_ID_TOO_LONG;
        }
        int properties = counted(places.properties);
        int traits = counted(places.traits);
        if (type == MessageType.IDENTIFY && traits >= tooManyTraits) {
            detail = traits + " traits, fewer than " + tooManyTraits + " are allowed";
            return ImportRule.TOO_MANY_TRAITS;
        }
        int most = Math.max(properties, traits);
        if (most > mostProperties) {
            detail = most + " properties, at most " + mostProperties;
            return ImportRule.TOO_MANY_PROPERTIES;
        }
        return null;
    }

    /** How many properties there are at a place (U-72). */
    private int counted(KeyNode place) {
        if (!countsAtAnyDepth) {
            return tape.has(place) ? place.keys : 0;
        }
        int count = 0;
        for (int leaf = tape.first; leaf < tape.leaves.count; leaf++) {
            count += tape.leaves.places[leaf].isBelow(place) ? 1 : 0;
        }
        return count;
    }

    private boolean isTooLong(KeyNode place, long most) {
        if (!tape.hasText(place) || tape.leaves.lengths[place.leaf] <= most || tape.chars(place) <= most) {
            return false;
        }
        detail = tape.chars(place) + " characters, at most " + most;
        return true;
    }

    private @Nullable ImportRule refusedByAddress() {
        Envelope places = tape.envelope();
        if (tape.has(places.personas, Tape.FALSE)) {
            detail = "Personas is false";
            return ImportRule.FILTERED_BY_INTEGRATIONS_OBJECT;
        }
        if (tape.has(places.allIntegrations, Tape.FALSE) && !tape.has(places.personas)) {
            if (allFalseExcludes) {
                detail = "All is false";
                return ImportRule.FILTERED_BY_INTEGRATIONS_OBJECT;
            }
            warnings |= ImportRule.ALL_FALSE_KEPT.bit();
        }
        return tape.hasValue(places.computationId) ? ImportRule.SPACE_EMISSION : null;
    }

    private @Nullable ImportRule refusedByUnknownField() {
        for (int leaf = tape.first; leaf < tape.leaves.count; leaf++) {
            KeyNode place = tape.leaves.places[leaf];
            if (place.isUnknown) {
                detail = "'" + place.path.keys().get(0) + "'";
                return ImportRule.UNKNOWN_FIELD;
            }
        }
        return null;
    }

    private void warn() {
        if (tape.duplicateKey) {
            warnings |= ImportRule.JSON_DUPLICATE_KEY.bit();
        }
        if (tape.emptyKey) {
            warnings |= ImportRule.EMPTY_KEY.bit();
        }
        if (tape.keysDifferByCase) {
            warnings |= ImportRule.KEYS_DIFFER_BY_CASE.bit();
        }
        List<KeyNode> strayTraits = tape.keys.strayTraits();
        for (int at = 0; at < strayTraits.size(); at++) {
            if (tape.has(strayTraits.get(at))) {
                warnings |= ImportRule.TOP_LEVEL_UNKNOWN.bit();
            }
        }
        if (type == MessageType.IDENTIFY) {
            for (int leaf = tape.first; leaf < tape.leaves.count; leaf++) {
                if (isTimeWithoutZone(leaf) && tape.leaves.places[leaf].isBelow(tape.envelope().traits)) {
                    warnings |= ImportRule.TRAIT_DATE_WITHOUT_ZONE.bit();
                }
            }
        }
    }

    private boolean isTimeWithoutZone(int leaf) {
        int length = tape.leaves.lengths[leaf];
        if (tape.leaves.kinds[leaf] != Tape.TEXT || length < SHORTEST_TIME) {
            return false;
        }
        byte[] bytes = tape.leaves.bytes(leaf);
        int start = tape.leaves.start(leaf);
        return bytes[start + 10] == 'T'
                && bytes[start + length - 1] != 'Z'
                && ZonelessTraits.isWithoutZone(tape.leaves.spelling(leaf));
    }

    /** What stands at a place that should hold something else, without giving away long texts. */
    private String found(KeyNode place) {
        if (!tape.has(place)) {
            return place.path.name() + " is missing";
        }
        if (place.leaf == KeyNode.NO_LEAF) {
            return place.path.name() + " is an object";
        }
        String json = tape.leaves.value(place.leaf).json();
        return place.path.name() + " is " + (json.length() > 40 ? json.substring(0, 40) + "…" : json);
    }
}
