package dev.foretrait.engine.evaluate;

import java.util.Arrays;

/**
 * Counts for every enclosing event of a group the followers it reaches whose value compares with its own as asked. Walks
 * along both once; the values reached are kept as counts of ranks in a binary indexed tree, so each step costs the
 * logarithm of the group.
 */
final class RankedCount implements Group.Sink {

    private final Reach reach;
    private final ValueRanks ranks;
    private final int[] counts;

    /**
     * @param counts by enclosing event
     */
    RankedCount(Reach reach, ValueRanks ranks, int[] counts) {
        this.reach = reach;
        this.ranks = ranks;
        this.counts = counts;
    }

    @Override
    public void take(Group group) {
        int[] followers = Arrays.stream(group.followers())
                .filter(follower -> ranks.rankOf(follower) != ValueRanks.UNRANKED)
                .toArray();
        int[] sorted =
                Arrays.stream(followers).map(ranks::rankOf).sorted().distinct().toArray();
        int[] tree = new int[sorted.length + 1];
        int low = 0;
        int high = 0;
        for (int parent : group.parents()) {
            while (low < followers.length && reach.isBefore(followers[low], parent)) {
                if (low < high) {
                    add(tree, sorted, followers[low], -1);
                }
                low++;
            }
            high = Math.max(high, low);
            while (high < followers.length && !reach.isAfter(followers[high], parent)) {
                add(tree, sorted, followers[high++], 1);
            }
            counts[parent] = below(tree, sorted, ranks.to(parent)) - below(tree, sorted, ranks.from(parent));
        }
    }

    private void add(int[] tree, int[] sorted, int follower, int more) {
        int at = Arrays.binarySearch(sorted, ranks.rankOf(follower)) + 1;
        for (; at < tree.length; at += at & -at) {
            tree[at] += more;
        }
    }

    /** How many values inside have a lesser rank. */
    private static int below(int[] tree, int[] sorted, int rank) {
        int found = Arrays.binarySearch(sorted, rank);
        int count = 0;
        for (int at = found < 0 ? -found - 1 : found; at > 0; at -= at & -at) {
            count += tree[at];
        }
        return count;
    }
}
