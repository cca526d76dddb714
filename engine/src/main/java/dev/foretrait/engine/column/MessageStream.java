package dev.foretrait.engine.column;

import dev.foretrait.engine.event.MessageType;
import java.util.Optional;

/**
 * What the messages of one block have in common.
 *
 * @param type their call type
 * @param event the {@code event} of track calls, empty text for the other types
 */
public record MessageStream(MessageType type, String event) {

    /** The event name that queries know these messages by (query-language.md 5.1); empty for identify, group and alias. */
    public Optional<String> eventName() {
        return switch (type) {
            case TRACK -> Optional.of(event);
            case PAGE -> Optional.of(MessageType.PAGE_VIEWED);
            case SCREEN -> Optional.of(MessageType.SCREEN_VIEWED);
            case IDENTIFY, GROUP, ALIAS -> Optional.empty();
        };
    }
}
