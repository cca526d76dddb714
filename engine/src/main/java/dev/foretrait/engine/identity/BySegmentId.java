package dev.foretrait.engine.identity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Puts profiles into the order of their segment ids. Only those created within one second need the ids for that. */
final class BySegmentId {

    private BySegmentId() {}

    /** The canonical ones, in that order. */
    static int[] order(ProfileTable profiles, IntFunction<String> segmentId) {
        long[] bySecond = new long[profiles.size()];
        int size = 0;
        for (int profile = 0; profile < profiles.size(); profile++) {
            if (profiles.canonical(profile) == profile) {
                long second = SegmentIds.second(profiles.createdAt(profile)) + Integer.MIN_VALUE;
                bySecond[size++] = second << Integer.SIZE | profile;
            }
        }
        Arrays.sort(bySecond, 0, size);
        int[] ordered = new int[size];
        int from = 0;
        for (int at = 0; at < size; at++) {
            ordered[at] = (int) bySecond[at];
            if (at + 1 == size || bySecond[at] >> Integer.SIZE != bySecond[at + 1] >> Integer.SIZE) {
                orderSecond(ordered, from, at + 1, segmentId);
                from = at + 1;
            }
        }
        return ordered;
    }

    private static void orderSecond(int[] profiles, int from, int to, IntFunction<String> segmentId) {
        if (to - from > 1) {
            int[] sorted = IntStream.range(from, to)
                    .mapToObj(at -> profiles[at])
                    .sorted(Comparator.comparing(segmentId::apply))
                    .mapToInt(profile -> profile)
                    .toArray();
            System.arraycopy(sorted, 0, profiles, from, sorted.length);
        }
    }
}
