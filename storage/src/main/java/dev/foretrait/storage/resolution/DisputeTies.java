package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.storage.resolution.Disputes.Dispute;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which profiles belong to one circle because of what is in dispute. */
final class DisputeTies {

    private final Map<Integer, List<Dispute>> byOwner = new HashMap<>();
    private final Map<ExternalId, List<Dispute>> byUnowned = new HashMap<>();

    DisputeTies(List<Dispute> disputes) {
        for (Dispute dispute : disputes) {
            dispute.owners().forEach(owner -> add(byOwner, owner, dispute));
            dispute.unowned().forEach(id -> add(byUnowned, id, dispute));
        }
    }

    private static <K> void add(Map<K, List<Dispute>> disputes, K key, Dispute dispute) {
        disputes.computeIfAbsent(key, none -> new ArrayList<>(1)).add(dispute);
    }

    /**
     * Adds the profiles that are tied to some profiles or to external ids that nobody may own. What ties a profile or an id to
     * others is followed once, and is not known any more then: a device of many people is in as many disputes.
     *
     * @param profiles those profiles
     */
    void complete(BitSet profiles, Collection<ExternalId> ids) {
        Deque<Dispute> next = new ArrayDeque<>();
        ids.forEach(id -> follow(byUnowned.remove(id), next));
        profiles.stream().forEach(profile -> follow(byOwner.remove(profile), next));
        while (!next.isEmpty()) {
            Dispute dispute = next.remove();
            dispute.unowned().forEach(id -> follow(byUnowned.remove(id), next));
            for (int owner : dispute.owners()) {
                profiles.set(owner);
                follow(byOwner.remove(owner), next);
            }
        }
    }

    private static void follow(@Nullable List<Dispute> disputes, Deque<Dispute> next) {
        if (disputes != null) {
            next.addAll(disputes);
        }
    }
}
