package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The messages behind the numbers that a {@link Resolver} is fed. Asked only where a message is shown or two profiles of
 * the same age are told apart.
 */
public interface MessageLookup {

    /** The id of that message. */
    String messageId(int message);

    /** The same for one thread that goes through many messages in the order of their numbers. */
    default IntFunction<String> messageIds() {
        return this::messageId;
    }

    /** Its event name, or its type where it has none. */
    String name(int message);

    /** The source it came from, where it is known. */
    Optional<String> sourceId(int message);

    /** Messages by their places in a list. */
    static MessageLookup of(List<Message> messages) {
        return new MessageLookup() {
            @Override
            public String messageId(int message) {
                return messages.get(message).messageId();
            }

            @Override
            public String name(int message) {
                Message of = messages.get(message);
                return of.eventName().orElseGet(() -> of.type().spelling());
            }

            @Override
            public Optional<String> sourceId(int message) {
                return messages.get(message).sourceId();
            }
        };
    }
}
