package dev.foretrait.engine.event;

import java.util.Locale;
import java.util.Optional;

/** The six calls of the Segment spec (messages.md 1). */
public enum MessageType {
    IDENTIFY("traits"),
    TRACK("properties"),
    PAGE("properties"),
    SCREEN("properties"),
    GROUP("traits"),
    ALIAS("properties");

    /** The event name of page calls (query-language.md 5.1). */
    public static final String PAGE_VIEWED = "Page Viewed";

    /** The event name of screen calls (query-language.md 5.1). */
    public static final String SCREEN_VIEWED = "Screen Viewed";

    private final String payload;

    MessageType(String payload) {
        this.payload = payload;
    }

    /** The type as messages spell it: {@code track}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field that carries what the message says: {@code properties} or {@code traits}. */
    public String payload() {
        return payload;
    }

    /** Whether such a message is an item of an event stream. Identify, group and alias never are. */
    public boolean isEvent() {
        return this == TRACK || this == PAGE || this == SCREEN;
    }

    /** The type of that spelling. */
    public static Optional<MessageType> spelled(String spelling) {
        for (MessageType type : values()) {
            if (type.spelling().equals(spelling)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
