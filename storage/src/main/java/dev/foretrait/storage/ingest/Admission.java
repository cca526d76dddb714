package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.Limit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the message on the tape is let in, and when it happened (messages.md 1, 4, 6, 7.5; exports.md 8.2). The
 * checks come in the order of messages.md 7.5; the first one that fails is the reason.
 */
final class Admission {

    private static final Map<String, MessageType> TYPES = types();
    private static final String CONSENT_EVENT = "Segment Consent Preference Updated";
    private static final Pattern TIME_WITHOUT_ZONE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?");
    private static final int SHORTEST_TIME = 16;
    private static final int MAX_LEAVES = 10_000;
    private static final int LAST_YEAR = 9_999;
    private static final long DAY = 86_400_000L;
    private static final long FIVE_MINUTES = 300_000L;
    private static final long NO_TIME = Long.MIN_VALUE;

    private final Tape tape;
    private final ImportOptions options;
    private final long mostBytes;
    private final long mostProperties;
    private final long tooManyTraits;
    private final long longestMessageId;
    private final long longestGroupId;
    private final long earliest;

    private MessageType type = MessageType.TRACK;
    private String event = "";
    private long timestamp;
    private long receivedAt;
    private long warnings;
    private String detail = "";
    private boolean idFound;

    Admission(Tape tape, ImportOptions options) {
        this.tape = tape;
        this.options = options;
        this.mostBytes = limit(Limit.MESSAGE_SIZE);
        this.mostProperties = limit(Limit.PROPERTIES);
        this.tooManyTraits = limit(Limit.IDENTIFY_TRAITS);
        this.longestMessageId = limit(Limit.MESSAGE_ID_LENGTH);
        this.longestGroupId = limit(Limit.GROUP_ID_LENGTH);
        this.earliest = beginning(options.limits().of(Limit.EARLIEST_YEAR).orElse(0));
    }

    private long limit(Limit limit) {
        return options.limits().of(limit).orElse(Long.MAX_VALUE);
    }

    private static long beginning(long year) {
        int known = (int) Math.min(year, LAST_YEAR);
        return LocalDate.of(known, 1, 1).toEpochDay() * DAY;
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

    long timestamp() {
        return timestamp;
    }

    /** Or {@link Block#NEVER_RECEIVED}. */
    long receivedAt() {
        return receivedAt;
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
     * Looks at the message on the tape.
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
        if (refusal == null) {
            refusal = refusedByTime(received);
        }
        if (refusal == null) {
            warn();
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
        if (!idFound && !namesExternalIds()) {
            return ImportRule.NO_USER_ANON_ID;
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
        if (tape.hasValue(places.properties) && !tape.hasObject(places.properties)) {
            detail = found(places.properties);
            return ImportRule.PROPERTIES_NOT_OBJECT;
        }
        if (tape.hasValue(places.traits) && !tape.hasObject(places.traits)) {
            detail = found(places.traits);
            return ImportRule.TRAITS_NOT_OBJECT;
        }
        return refusedByType();
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
                if (tape.hasText(places.contextGroupId) && tape.length(places.contextGroupId) == 0) {
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
            if (tape.length(place) == 0) {
                warnings |= ImportRule.ID_EMPTY.bit();
            } else {
                idFound = true;
            }
            return false;
        }
        if (tape.has(place, Tape.NUMBER) && isWhole(tape.spelling(place))) {
            warnings |= ImportRule.ID_COERCED.bit();
            idFound = true;
            return false;
        }
        detail = found(place);
        return true;
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
        if (tape.has(places.messageId, Tape.NUMBER) && isWhole(tape.spelling(places.messageId))) {
            warnings |= ImportRule.ID_COERCED.bit();
        } else if (tape.hasValue(places.messageId) && !tape.hasText(places.messageId)) {
            detail = found(places.messageId);
            return ImportRule.ID_NOT_STRING;
        }
        if (tape.hasText(places.messageId) && tape.length(places.messageId) > longestMessageId) {
            detail = tape.length(places.messageId) + " characters, at most " + longestMessageId;
            return ImportRule.MESSAGE_ID_TOO_LONG;
        }
        if (isTooLongGroupId(places.groupId) || isTooLongGroupId(places.contextGroupId)) {
            return ImportRule.GROUP_ID_TOO_LONG;
        }
        int properties = tape.has(places.properties) ? places.properties.keys : 0;
        int traits = tape.has(places.traits) ? places.traits.keys : 0;
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

    private boolean isTooLongGroupId(KeyNode place) {
        if (tape.hasText(place) && tape.length(place) > longestGroupId) {
            detail = tape.length(place) + " characters, at most " + longestGroupId;
            return true;
        }
        return false;
    }

    private @Nullable ImportRule refusedByAddress() {
        Envelope places = tape.envelope();
        if (tape.has(places.personas, Tape.FALSE)) {
            detail = "Personas is false";
            return ImportRule.FILTERED_BY_INTEGRATIONS_OBJECT;
        }
        if (tape.has(places.allIntegrations, Tape.FALSE) && !tape.has(places.personas)) {
            if (options.allFalseExcludes()) {
                detail = "All is false";
                return ImportRule.FILTERED_BY_INTEGRATIONS_OBJECT;
            }
            warnings |= ImportRule.ALL_FALSE_KEPT.bit();
        }
        return tape.hasValue(places.computationId) ? ImportRule.SPACE_EMISSION : null;
    }

    private @Nullable ImportRule refusedByTime(Optional<Instant> received) {
        Envelope places = tape.envelope();
        long ownReceived = time(places.receivedAt);
        boolean exported = ownReceived != NO_TIME && tape.hasValue(places.originalTimestamp);
        receivedAt = ownReceived != NO_TIME
                ? ownReceived
                : received.map(Instant::toEpochMilli).orElse(Block.NEVER_RECEIVED);
        long original = time(places.originalTimestamp);
        long sent = time(places.sentAt);
        long own = time(places.timestamp);
        boolean corrected = own != NO_TIME && !exported && sent != NO_TIME && receivedAt != Block.NEVER_RECEIVED;
        if (own != NO_TIME) {
            timestamp = corrected ? receivedAt - (sent - own) : own;
        } else if (tape.hasValue(places.timestamp) || received.isPresent()) {
            timestamp = firstOf(known(receivedAt), original, sent);
        } else {
            timestamp = firstOf(original, sent, known(receivedAt));
            warnings |= ImportRule.TIMESTAMP_MISSING.bit();
        }
        if (timestamp == NO_TIME) {
            return ImportRule.NO_TIMESTAMP;
        }
        if (timestamp < earliest) {
            detail = IsoTime.format(Instant.ofEpochMilli(timestamp)) + ", at the earliest "
                    + IsoTime.format(Instant.ofEpochMilli(earliest));
            return ImportRule.BEFORE_EPOCH;
        }
        long before = corrected ? own : original;
        if (before != NO_TIME && Math.abs(timestamp - before) > FIVE_MINUTES) {
            warnings |= ImportRule.SKEW_LARGE.bit();
        }
        if (receivedAt != Block.NEVER_RECEIVED) {
            if (Math.abs(timestamp - receivedAt) > DAY) {
                warnings |= ImportRule.LATE_ARRIVAL.bit();
            }
            if (timestamp > receivedAt + FIVE_MINUTES) {
                warnings |= ImportRule.FUTURE_EVENT.bit();
            }
        }
        return null;
    }

    private static long known(long received) {
        return received == Block.NEVER_RECEIVED ? NO_TIME : received;
    }

    private static long firstOf(long first, long second, long third) {
        return first != NO_TIME ? first : second != NO_TIME ? second : third;
    }

    private long time(KeyNode place) {
        if (!tape.hasValue(place)) {
            return NO_TIME;
        }
        if (!tape.hasText(place)) {
            warnings |= ImportRule.TIMESTAMP_INVALID.bit();
            return NO_TIME;
        }
        long canonical = IsoTime.canonicalMillis(
                tape.leaves.chars, tape.leaves.starts[place.leaf], tape.leaves.lengths[place.leaf]);
        return canonical != IsoTime.NOT_CANONICAL ? canonical : otherTime(tape.spelling(place));
    }

    private long otherTime(String text) {
        Optional<IsoTime> time = IsoTime.parse(text);
        if (time.isEmpty()) {
            warnings |= ImportRule.TIMESTAMP_INVALID.bit();
            return NO_TIME;
        }
        if (!time.get().zoned() && !time.get().dateOnly()) {
            warnings |= ImportRule.TIMESTAMP_WITHOUT_ZONE.bit();
        }
        if (!time.get().strict()) {
            warnings |= ImportRule.TIMESTAMP_NOT_ISO.bit();
        }
        return time.get().instant().toEpochMilli();
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
        for (KeyNode place : tape.keys.strayTraits()) {
            if (tape.has(place)) {
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
        int start = tape.leaves.starts[leaf];
        int length = tape.leaves.lengths[leaf];
        char[] chars = tape.leaves.chars;
        return tape.leaves.kinds[leaf] == Tape.TEXT
                && length >= SHORTEST_TIME
                && chars[start + 10] == 'T'
                && chars[start + length - 1] != 'Z'
                && TIME_WITHOUT_ZONE.matcher(new String(chars, start, length)).matches();
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
