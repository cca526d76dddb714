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
        int[] followers = new int[group.followerCount()];
        int[] sorted = new int[followers.length];
        int count = 0;
        for (int at = group.firstFollower; at < group.endOfFollowers; at++) {
            int rank = ranks.rankOf(group.followers[at]);
            if (rank != ValueRanks.UNRANKED) {
                followers[count] = group.followers[at];
                sorted[count++] = rank;
            }
        }
        followers = Arrays.copyOf(followers, count);
        sorted = distinct(sorted, count);
        int[] tree = new int[sorted.length + 1];
        int low = 0;
        int high = 0;
        for (int at = group.firstParent; at < group.endOfParents; at++) {
            int parent = group.parents[at];
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

    private static int[] distinct(int[] ranks, int count) {
        Arrays.sort(ranks, 0, count);
        int distinct = 0;
        for (int at = 0; at < count; at++) {
            if (at == 0 || ranks[at] != ranks[at - 1]) {
                ranks[distinct++] = ranks[at];
            }
        }
        return Arrays.copyOf(ranks, distinct);
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
