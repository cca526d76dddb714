package dev.foretrait.engine.event;

import java.util.Comparator;

/**
 * The total order of messages: timestamp, then receivedAt (a message without one comes last), then messageId by code
 * point (U-25, exports.md 8.4).
 */
public enum MessageOrder implements Comparator<Message> {
    INSTANCE;

    private static final Comparator<Message> ORDER = Comparator.comparing(Message::timestamp)
            .thenComparing(message -> message.receivedAt().orElse(java.time.Instant.MAX))
            .thenComparing(Message::messageId, CodePointOrder.INSTANCE);

    @Override
    public int compare(Message left, Message right) {
        return ORDER.compare(left, right);
    }
}
