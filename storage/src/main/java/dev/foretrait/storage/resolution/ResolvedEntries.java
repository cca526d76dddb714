package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.Resolver;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Predicate;

/**
 * The entries of what a resolver has found, in the order of their segment ids, each made when it is asked for. Several threads
 * may ask.
 */
final class ResolvedEntries extends AbstractList<ProfileEntry> implements RandomAccess {

    private final Resolver resolver;
    private final int[] profiles;

    /** The profiles that were merged, in the order of the messages. */
    private final int[] merged;

    /** Of each of them the profile it became part of and, in the lower half, its place among them: in order. */
    private final long[] byCanonical;

    ResolvedEntries(Resolver resolver) {
        this.resolver = resolver;
        resolver.prepareSegmentIds();
        this.profiles = resolver.canonicalProfiles();
        this.merged = resolver.mergedProfiles(0);
        this.byCanonical = new long[merged.length];
        Arrays.setAll(byCanonical, at -> firstOf(resolver.canonical(merged[at])) + at);
        Arrays.sort(byCanonical);
    }

    /** Not greater than any number in {@link #byCanonical} that is about that profile. */
    private static long firstOf(int profile) {
        return (long) profile << Integer.SIZE;
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
                mergedIds(profile));
    }

    private List<String> mergedIds(int profile) {
        int found = Arrays.binarySearch(byCanonical, firstOf(profile));
        int from = found < 0 ? -1 - found : found;
        List<String> ids = new ArrayList<>(0);
        for (int at = from; at < byCanonical.length && byCanonical[at] < firstOf(profile + 1); at++) {
            ids.add(resolver.segmentId(merged[(int) byCanonical[at]]));
        }
        return ids;
    }

    @Override
    public int size() {
        return profiles.length;
    }
}
