package dev.foretrait.engine.identity;

import java.util.Optional;

/**
 * The messages behind the numbers that a {@link Resolver} is fed. Asked only where a message is shown or two profiles of
 * the same age are told apart.
 */
public interface MessageLookup {

    /** The id of that message. */
    String messageId(int message);

    /** Its event name, or its type where it has none. */
    String name(int message);

    /** The source it came from, where it is known. */
    Optional<String> sourceId(int message);
}
