package dev.foretrait.storage.space;

import dev.foretrait.engine.event.MessageOrder;
import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.Merge;
import dev.foretrait.engine.identity.MessageLookup;
import dev.foretrait.engine.identity.Resolver;
import dev.foretrait.storage.space.Bearers.Bearer;
import dev.foretrait.storage.space.IdentityTrail.Merged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The messages that have to do with how a profile came to be: its own, and all that are tied to these by external ids. What
 * becomes of them depends on no others, so resolving them alone tells which profile each was of before merges.
 */
final class Kin {

    /** Where more messages are tied together, merges are not taken apart. */
    private static final int MOST = 100_000;

    private final List<Bearer> messages;

    private Kin(List<Bearer> messages) {
        this.messages = messages;
    }

    /**
     * Goes from messages to their ids, and from ids to the messages that bring them.
     *
     * @param own the messages of the profile
     * @param mayBeTied whether others can have ids of these at all
     * @return empty if there are too many
     */
    static Optional<Kin> of(List<Bearer> own, boolean mayBeTied, Bearers bearers) {
        Map<Long, Bearer> all = new LinkedHashMap<>();
        own.forEach(each -> all.put(place(each), each));
        Set<ExternalId> known = new HashSet<>();
        Set<ExternalId> next = idsOf(own);
        while (mayBeTied && known.addAll(next)) {
            List<Bearer> found = bearers.of(next);
            found.forEach(each -> all.put(place(each), each));
            if (all.size() > MOST) {
                return Optional.empty();
            }
            next = idsOf(found);
            next.removeAll(known);
        }
        List<Bearer> messages = new ArrayList<>(all.values());
        messages.sort(Comparator.comparing(Bearer::message, MessageOrder.INSTANCE));
        return messages.size() > MOST ? Optional.empty() : Optional.of(new Kin(messages));
    }

    private static long place(Bearer bearer) {
        return (long) bearer.block() << Integer.SIZE | bearer.row();
    }

    private static Set<ExternalId> idsOf(List<Bearer> bearers) {
        Set<ExternalId> ids = new LinkedHashSet<>();
        bearers.forEach(bearer -> Bearers.ids(bearer).forEach(ids::add));
        return ids;
    }

    /** The profiles that became part of the one with that segment id, in the order of the merges, each with its messages. */
    List<Merged> mergedInto(String segmentId, IdentitySettings settings, String space) {
        Resolver users = Resolver.ofUsers(
                settings,
                space,
                MessageLookup.of(messages.stream().map(Bearer::message).toList()));
        Map<Integer, List<String>> byProfile = new LinkedHashMap<>();
        for (int at = 0; at < messages.size(); at++) {
            Bearer bearer = messages.get(at);
            int[] ids = bearer.ids().stream()
                    .mapToInt(each -> users.intern(each.id().type(), each.id().value(), each.spelling()))
                    .toArray();
            int profile = users.resolve(bearer.message().timestamp().toEpochMilli(), at, ids, ids.length);
            byProfile
                    .computeIfAbsent(profile, none -> new ArrayList<>())
                    .add(bearer.message().messageId());
        }
        List<Merged> merged = new ArrayList<>();
        for (Merge merge : users.merges()) {
            if (users.segmentId(users.canonical(merge.survivor())).equals(segmentId)) {
                merged.add(new Merged(
                        users.segmentId(merge.merged()),
                        merge.at(),
                        merge.messageId(),
                        byProfile.getOrDefault(merge.merged(), List.of())));
            }
        }
        return merged;
    }
}
