package dev.foretrait.engine.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every merge of profiles, in the order of the messages. */
final class MergeTrail {

    private final List<Joined> merges = new ArrayList<>();

    /** A merge: of what, and by which message. */
    private record Joined(int merged, int survivor, long timestamp, int message) {}

    /** One more, by the message of that number. */
    void add(int merged, int survivor, long timestamp, int message) {
        merges.add(new Joined(merged, survivor, timestamp, message));
    }

    /** All of them. */
    List<Merge> all(MessageLookup messages) {
        return merges.stream()
                .map(joined -> new Merge(
                        joined.merged(),
                        joined.survivor(),
                        Instant.ofEpochMilli(joined.timestamp()),
                        messages.messageId(joined.message())))
                .toList();
    }

    /** The profiles that were merged into others by all but so many first ones. */
    int[] merged(int after) {
        return merges.subList(after, merges.size()).stream()
                .mapToInt(Joined::merged)
                .toArray();
    }
}
