package dev.foretrait.cli.explore;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One profile with all that is its own.
 *
 * @param segmentId its id
 * @param asOf the instant at which it is all that
 * @param externalIds its external ids by type, the oldest first
 * @param mergedIds the segment ids of profiles that became part of it
 * @param linkedAs what the linked profiles are: {@code accounts} of a user, {@code users} of an account
 * @param linked those
 * @param traits its custom traits by name
 * @param values its computed traits and audiences by key; what it does not have is left out
 * @param messages its newest messages, the newest first
 * @param total how many messages it has
 */
public record ProfileCard(
        String segmentId,
        Instant asOf,
        Map<String, List<String>> externalIds,
        List<String> mergedIds,
        String linkedAs,
        List<Linked> linked,
        Value.Object traits,
        Map<String, Value> values,
        List<Message> messages,
        long total) {

    public ProfileCard {
        mergedIds = List.copyOf(mergedIds);
        linked = List.copyOf(linked);
        messages = List.copyOf(messages);
    }
}
