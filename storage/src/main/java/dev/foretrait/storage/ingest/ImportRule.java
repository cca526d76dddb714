package dev.foretrait.storage.ingest;

import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Severity;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything that an import may say about a line or a file. Errors and notes are reasons why a message is left out: errors
 * because it is broken or because Segment would refuse it, notes because it is meant to be left out. Messages that draw a
 * warning are stored. Lower-case ids are Segment's own names (messages.md 7.5).
 */
public enum ImportRule implements Rule {
    INVALID_JSON("INVALID_JSON", Severity.ERROR, "this is not JSON", "repair or remove the line"),
    NOT_UTF8("NOT_UTF8", Severity.ERROR, "the line is not UTF-8 text", "convert the file to UTF-8"),
    JSON_TOO_DEEP(
            "JSON_TOO_DEEP",
            Severity.ERROR,
            "objects and arrays are nested more than " + MessageReader.MAX_NESTING + " deep",
            "flatten the message"),
    NOT_AN_OBJECT(
            "NOT_AN_OBJECT",
            Severity.ERROR,
            "this is JSON, but no object and no array of objects",
            "give one message on each line"),
    LINE_TOO_LONG(
            "LINE_TOO_LONG",
            Severity.ERROR,
            "the line is longer than 1 MiB",
            "give one message on each line; Segment's own are at most 32 KiB"),
    TRUNCATED_FILE(
            "TRUNCATED_FILE",
            Severity.ERROR,
            "the last line breaks off",
            "get the file again and import it; what is stored already is not stored twice"),
    GZIP_TRUNCATED(
            "GZIP_TRUNCATED",
            Severity.ERROR,
            "the gzip file breaks off or is damaged; the complete lines before that place are stored",
            "get the file again and import it; what is stored already is not stored twice"),
    FILE_UNREADABLE(
            "FILE_UNREADABLE", Severity.ERROR, "the file cannot be read", "check that it exists and may be read"),
    FILE_NOT_JSON(
            "FILE_NOT_JSON",
            Severity.NOTE,
            "the file was skipped: it does not begin with '{' or '['",
            "leave it out if it is no export"),
    FILE_UTF_16("FILE_UTF_16", Severity.ERROR, "the file is UTF-16 text", "convert the file to UTF-8"),
    TOO_MANY_LEAVES("TOO_MANY_LEAVES", Severity.ERROR, "the message has more than 10,000 values", "split the message"),

    EMPTY_BATCH("empty_batch", Severity.ERROR, "the batch has no messages", "remove the line"),
    BATCH_TOO_MANY_EVENTS(
            "batch_too_many_events", Severity.ERROR, "the batch has too many messages", "send smaller batches (M-19)"),
    BATCH_TOO_LARGE("payload_too_large", Severity.ERROR, "the batch is too large", "send smaller batches (M-10)"),
    TYPE_INVALID(
            "type_invalid",
            Severity.ERROR,
            "type is missing or none of identify, track, page, screen, group, alias",
            "give the message its type"),
    NO_USER_ANON_ID("no_user_anon_id", Severity.ERROR, MissingIds.SUMMARY, MissingIds.REMEDY),
    ID_REQUIRED("id_required", Severity.ERROR, MissingIds.SUMMARY, MissingIds.REMEDY),
    ID_NOT_STRING(
            "id_not_string",
            Severity.ERROR,
            "an id is neither text nor a whole number",
            "send userId, anonymousId, groupId and messageId as text"),
    EVENT_NOT_DEFINED("event_not_defined", Severity.ERROR, "the track call has no event", "send the name of the event"),
    EVENT_NOT_STRING(
            "event_not_string", Severity.ERROR, "the event of the track call is no text", "send the name of the event"),
    PROPERTIES_NOT_OBJECT(
            "properties_not_object", Severity.ERROR, "properties is no object", "send an object, or leave it out"),
    TRAITS_NOT_OBJECT("traits_not_object", Severity.ERROR, "traits is no object", "send an object, or leave it out"),
    NAME_NOT_STRING(
            "name_not_string",
            Severity.ERROR,
            "the name of the page or screen is empty or no text",
            "send a text, or leave it out"),
    CATEGORY_NOT_STRING(
            "category_not_string",
            Severity.ERROR,
            "the category of the page or screen is empty or no text",
            "send a text, or leave it out"),
    GROUP_ID_MISSING("group_id_missing", Severity.ERROR, "the group call has no groupId", "send the id of the group"),
    CONSENT_CATEGORIES_INVALID(
            "consent_category_preferences_invalid",
            Severity.ERROR,
            "the consent event has no object context.consent.categoryPreferences",
            "send the preferences as an object of booleans"),
    GROUP_ID_EMPTY("GROUP_ID_EMPTY", Severity.ERROR, "groupId is empty; Unify drops it", "send the id of the group"),
    GROUP_ID_TOO_LONG(
            "GROUP_ID_TOO_LONG", Severity.ERROR, "groupId is too long; Unify drops the message", "send a shorter id"),
    MESSAGE_ID_TOO_LONG(
            "MESSAGE_ID_TOO_LONG",
            Severity.ERROR,
            "messageId is too long; Unify drops the message",
            "send a shorter id, or none"),
    TOO_MANY_TRAITS(
            "TOO_MANY_TRAITS",
            Severity.ERROR,
            "the identify call has too many traits; Segment rejects it",
            "send fewer traits in one call (M-11)"),
    TOO_MANY_PROPERTIES(
            "TOO_MANY_PROPERTIES",
            Severity.ERROR,
            "the message has too many properties; Unify drops it",
            "send fewer properties (M-11)"),
    MESSAGE_TOO_LARGE(
            "MESSAGE_TOO_LARGE",
            Severity.ERROR,
            "the message is too large; Segment refuses it",
            "send a smaller message (M-10)"),
    UNKNOWN_FIELD(
            "UNKNOWN_FIELD",
            Severity.ERROR,
            "the message has a field at its top that messages do not have",
            "move it into traits, properties or context (M-15)"),
    NO_TIMESTAMP(
            "NO_TIMESTAMP",
            Severity.ERROR,
            "the message has no readable timestamp, originalTimestamp, sentAt or receivedAt",
            "give it a timestamp such as 2026-01-31T12:00:00.000Z"),
    BEFORE_EPOCH(
            "BEFORE_EPOCH",
            Severity.NOTE,
            "the message happened too early; Unify leaves it out",
            "correct the timestamp if it is wrong"),
    FILTERED_BY_INTEGRATIONS_OBJECT(
            "FILTERED_BY_INTEGRATIONS_OBJECT",
            Severity.NOTE,
            "integrations keeps the message out of the space",
            "change integrations if that is not meant (M-04)"),
    SPACE_EMISSION(
            "SPACE_EMISSION",
            Severity.NOTE,
            "Segment itself sent the message for a trait or an audience",
            "leave it as it is, the trait is computed here"),

    JSON_DUPLICATE_KEY(
            "JSON_DUPLICATE_KEY",
            Severity.WARNING,
            "a key stands twice in one object; the last one counts",
            "send each key once"),
    EMPTY_KEY("EMPTY_KEY", Severity.WARNING, "a key is the empty text", "give it a name"),
    KEYS_DIFFER_BY_CASE(
            "KEYS_DIFFER_BY_CASE",
            Severity.WARNING,
            "two keys of one object differ only in case, such as Direction and direction",
            "check which one your definitions name: case matters"),
    ID_COERCED("ID_COERCED", Severity.WARNING, "an id is a number and read as text", "send ids as text (M-01)"),
    ID_EMPTY("ID_EMPTY", Severity.WARNING, "an id is the empty text and counts as missing", "leave it out (M-01)"),
    MESSAGE_ID_MADE(
            "MESSAGE_ID_MADE",
            Severity.WARNING,
            "the message has no messageId; one was made from its content",
            "send a messageId, so that copies are recognised for sure"),
    PREVIOUS_ID_MISSING(
            "previous_id_missing", Severity.WARNING, "the alias call has no previousId", "send the id it replaces"),
    TIMESTAMP_INVALID(
            "TIMESTAMP_INVALID",
            Severity.WARNING,
            "a time is no ISO-8601 timestamp; for the timestamp receivedAt is used",
            "send times such as 2026-01-31T12:00:00.000Z (M-07)"),
    TIMESTAMP_WITHOUT_ZONE(
            "TIMESTAMP_WITHOUT_ZONE", Severity.WARNING, "a time has no zone and is read as UTC", "add Z or an offset"),
    TIMESTAMP_NOT_ISO(
            "TIMESTAMP_NOT_ISO",
            Severity.WARNING,
            "a time is readable, but not as ISO-8601 has it",
            "send times such as 2026-01-31T12:00:00.000Z"),
    TIMESTAMP_MISSING(
            "TIMESTAMP_MISSING",
            Severity.WARNING,
            "the message has no timestamp; another of its times is used",
            "send a timestamp"),
    SKEW_LARGE(
            "SKEW_LARGE",
            Severity.WARNING,
            "the clock correction moves the timestamp by more than 5 minutes",
            "check sentAt and the sender's clock"),
    LATE_ARRIVAL(
            "LATE_ARRIVAL",
            Severity.WARNING,
            "timestamp and receivedAt are more than 24 hours apart",
            "check the sender unless the message was sent late"),
    FUTURE_EVENT(
            "FUTURE_EVENT",
            Severity.WARNING,
            "the message happened more than 5 minutes after it was received",
            "check the sender's clock"),
    ALL_FALSE_KEPT(
            "ALL_FALSE_KEPT",
            Severity.WARNING,
            "integrations.All is false; the message is kept all the same",
            "change integrations unless the space gets such messages (M-04)"),
    TRAIT_DATE_WITHOUT_ZONE(
            "TRAIT_DATE_WITHOUT_ZONE",
            Severity.WARNING,
            "a trait is a time without zone, which Segment does not save",
            "add Z or an offset (M-03)"),
    TOP_LEVEL_UNKNOWN(
            "TOP_LEVEL_UNKNOWN",
            Severity.WARNING,
            "a trait stands at the top of the message, where nothing reads it",
            "move it into traits or properties (M-15)"),
    DUPLICATE_ID_DIFFERENT_CONTENT(
            "DUPLICATE_ID_DIFFERENT_CONTENT",
            Severity.WARNING,
            "two messages have one messageId and different content; the one received first counts",
            "look for a hard-coded messageId");

    /** What the two codes for it say (M-16). */
    private static final class MissingIds {
        static final String SUMMARY = "the message has neither userId nor anonymousId";
        static final String REMEDY = "send at least one of the two";
    }

    private final String id;
    private final Severity severity;
    private final String summary;
    private final String remedy;

    ImportRule(String id, Severity severity, String summary, String remedy) {
        this.id = id;
        this.severity = severity;
        this.summary = summary;
        this.remedy = remedy;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String summary() {
        return summary;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** Summary, what was found, and remedy in one line. */
    String reason(String detail) {
        return summary + (detail.isEmpty() ? "" : " (" + detail + ")") + ": " + remedy;
    }

    /** Whether messages that it is about are stored all the same. */
    public boolean isWarning() {
        return severity == Severity.WARNING;
    }

    /** Whether it is about a file, and not about one of the lines. */
    public boolean isOfWholeFile() {
        return this == FILE_NOT_JSON || this == FILE_UTF_16 || this == FILE_UNREADABLE || this == GZIP_TRUNCATED;
    }

    static Map<String, ImportRule> byId() {
        Map<String, ImportRule> rules = new HashMap<>();
        for (ImportRule rule : values()) {
            rules.put(rule.id, rule);
        }
        return rules;
    }

    /** Its place in a set of rules that is kept in one number. */
    long bit() {
        return 1L << ordinal();
    }
}
