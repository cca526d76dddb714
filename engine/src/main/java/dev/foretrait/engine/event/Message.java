package dev.foretrait.engine.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One Segment message: the JSON object as it was sent, and what every part of the engine asks of it.
 *
 * @param body the whole message, every field kept
 * @param type one of the six calls
 * @param messageId the key of deduplication; made from the content where none was sent
 * @param timestamp when it happened (corrected client time), milliseconds precise
 * @param receivedAt when Segment received it, if the message says so
 * @param sourceId the source it came from: the field {@code sourceId}, else {@code projectId}, else the folder of the
 *     export
 */
public record Message(
        Value.Object body,
        MessageType type,
        String messageId,
        Instant timestamp,
        Optional<Instant> receivedAt,
        Optional<String> sourceId) {

    /** The fields that messages have at their top (messages.md 1). */
    public static final List<String> FIELDS = List.of(
            "type",
            "event",
            "name",
            "category",
            "userId",
            "anonymousId",
            "groupId",
            "previousId",
            "messageId",
            "properties",
            "traits",
            "context",
            "integrations",
            "timestamp",
            "originalTimestamp",
            "sentAt",
            "receivedAt",
            "projectId",
            "sourceId",
            "channel",
            "version",
            "writeKey",
            "_metadata");

    /** Messages that were received so much later than they happened are late ({@code exports.md}, LATE_ARRIVAL). */
    public static final Duration LATE = Duration.ofDays(1);

    /**
     * The name of the event stream this message is an item of: a track's {@code event}, {@code Page Viewed}, {@code
     * Screen Viewed}; empty for identify, group and alias.
     */
    public Optional<String> eventName() {
        return switch (type) {
            case TRACK -> Optional.of(body.get("event").string());
            case PAGE -> Optional.of(MessageType.PAGE_VIEWED);
            case SCREEN -> Optional.of(MessageType.SCREEN_VIEWED);
            case IDENTIFY, GROUP, ALIAS -> Optional.empty();
        };
    }

    /** The properties, or the traits of identify and group; empty where none were sent. */
    public Value.Object payload() {
        return body.get(type.payload()) instanceof Value.Object object ? object : Value.Object.EMPTY;
    }

    /** The context; empty where none was sent. */
    public Value.Object context() {
        return body.get("context") instanceof Value.Object object ? object : Value.Object.EMPTY;
    }
}
