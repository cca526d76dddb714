package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.Resolver;
import dev.foretrait.storage.resolution.Disputes.Dispute;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** The combinations that had ids of a collection which no single profile owned when their first message was resolved. */
final class UnsettledIds {

    private final BitSet combinations = new BitSet();
    private boolean ledNowhere;

    /** Notes a combination, and the profile that the resolver gave to the message. */
    void note(int combination, int profile) {
        combinations.set(combination);
        ledNowhere |= profile == Resolver.NONE;
    }

    /**
     * What is in dispute in the end, by the numbers of the resolver; empty if messages with ids led to no profile, so that they cannot be found by one.
     *
     * @param ids the ids of a combination
     */
    Optional<List<Dispute>> disputes(Resolver resolver, IntFunction<int[]> ids) {
        if (ledNowhere) {
            return Optional.empty();
        }
        Set<Dispute> disputes = new LinkedHashSet<>();
        combinations.stream().forEach(combination -> {
            Set<Integer> owners = new TreeSet<>();
            Set<ExternalId> unowned = new LinkedHashSet<>();
            for (int id : ids.apply(combination)) {
                int owner = resolver.owner(id);
                if (owner == Resolver.NONE) {
                    unowned.add(resolver.externalId(id));
                } else {
                    owners.add(owner);
                }
            }
            if (owners.size() > 1 || !unowned.isEmpty()) {
                disputes.add(new Dispute(List.copyOf(owners), List.copyOf(unowned)));
            }
        });
        return Optional.of(List.copyOf(disputes));
    }
}
