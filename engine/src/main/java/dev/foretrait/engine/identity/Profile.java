package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import java.time.Instant;
import java.util.List;

/**
 * A canonical profile of a user, or an account, with all that is its own.
 *
 * @param segmentId its id
 * @param createdAt the timestamp of the message that created it
 * @param mergeCount how many profiles became part of it
 * @param mergedIds the segment ids of those, which lead here, in the order of the merges
 * @param identifiers its external ids, the oldest first
 * @param messages its messages in their total order
 * @param traits its traits, by name in code point order
 * @param linked the segment ids of the accounts of a user, or of the users of an account, in the order of their creation
 */
public record Profile(
        String segmentId,
        Instant createdAt,
        int mergeCount,
        List<String> mergedIds,
        List<OwnedId> identifiers,
        List<Message> messages,
        Value.Object traits,
        List<String> linked) {

    public Profile {
        mergedIds = List.copyOf(mergedIds);
        identifiers = List.copyOf(identifiers);
        messages = List.copyOf(messages);
        linked = List.copyOf(linked);
    }

    /** The external ids as users type them: {@code email:ana@example.com}. */
    public List<String> externalIds() {
        return identifiers.stream().map(owned -> owned.id().toString()).toList();
    }
}
