package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.Resolver;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Predicate;

/**
 * The entries of what a resolver has found, in the order of their segment ids, each made when it is asked for. Several threads
 * may ask.
 */
final class ResolvedEntries extends AbstractList<ProfileEntry> implements RandomAccess {

    private final Resolver resolver;
    private final int[] profiles;
    private final Map<Integer, List<Integer>> merged = new HashMap<>();

    ResolvedEntries(Resolver resolver) {
        this.resolver = resolver;
        resolver.prepareSegmentIds();
        this.profiles = resolver.canonicalProfiles();
        for (int profile : resolver.mergedProfiles(0)) {
            merged.computeIfAbsent(resolver.canonical(profile), none -> new ArrayList<>(1))
                    .add(profile);
        }
    }

    /** For each number of the resolver, the place of the profile, or of the one it became part of. */
    int[] numbers() {
        int[] numbers = new int[resolver.profileCount()];
        for (int at = 0; at < profiles.length; at++) {
            numbers[profiles[at]] = at;
        }
        Arrays.setAll(numbers, profile -> numbers[resolver.canonical(profile)]);
        return numbers;
    }

    /** The places of the profiles that have an external id of such a type. */
    BitSet having(Predicate<String> type) {
        BitSet having = new BitSet(profiles.length);
        for (int at = 0; at < profiles.length; at++) {
            having.set(at, resolver.hasIdentifier(profiles[at], type));
        }
        return having;
    }

    @Override
    public ProfileEntry get(int index) {
        int profile = profiles[index];
        return new ProfileEntry(
                resolver.segmentId(profile),
                Instant.ofEpochMilli(resolver.createdAt(profile)),
                resolver.spelledIdentifiersOf(profile),
                merged.getOrDefault(profile, List.of()).stream()
                        .map(resolver::segmentId)
                        .toList());
    }

    @Override
    public int size() {
        return profiles.length;
    }
}
