package dev.foretrait.engine.evaluate;

import java.util.Arrays;

/**
 * Which followers each enclosing event reaches by its time. As both are in order, both ends of that stretch only move
 * forward from one enclosing event to the next.
 *
 * @param window how long after the enclosing event
 */
record Reach(TimeRange window, Timeline parents, Timeline followers) {

    /** Whether the follower happened before the window of the enclosing event opens. */
    boolean isBefore(int follower, int parent) {
        return followers.time(follower) - parents.time(parent) < window.from();
    }

    /** Whether the follower happened after the window of the enclosing event has closed. */
    boolean isAfter(int follower, int parent) {
        return followers.time(follower) - parents.time(parent) > window.to();
    }

    /** The first of some followers that is not before the window of the enclosing event. */
    int skipBefore(int parent, int[] candidates, int first, int end) {
        long at = parents.time(parent);
        int low = first;
        while (low < end && followers.time(candidates[low]) - at < window.from()) {
            low++;
        }
        return low;
    }

    /** The first of some followers, none of which is before the window of the enclosing event, that is after it. */
    int skipReached(int parent, int[] candidates, int first, int end) {
        long at = parents.time(parent);
        int high = first;
        while (high < end && followers.time(candidates[high]) - at <= window.to()) {
            high++;
        }
        return high;
    }

    /**
     * Counts the followers that each enclosing event of some profiles reaches.
     *
     * @param counts by enclosing event
     * @param profile the first of the profiles
     * @param end the profile after the last one
     */
    void count(int[] counts, int profile, int end) {
        for (int of = profile; of < end; of++) {
            int last = followers.first(of + 1);
            int low = followers.first(of);
            int high = low;
            for (int parent = parents.first(of); parent < parents.first(of + 1); parent++) {
                while (low < last && isBefore(low, parent)) {
                    low++;
                }
                high = Math.max(high, low);
                while (high < last && !isAfter(high, parent)) {
                    high++;
                }
                counts[parent] = high - low;
            }
        }
    }

    /** The followers that at least one of the enclosing events reaches. */
    int[] reached(int[] enclosing, Group candidates) {
        int[] reached = new int[candidates.followerCount()];
        int count = 0;
        int at = candidates.firstFollower;
        for (int parent : enclosing) {
            int from = skipBefore(parent, candidates.followers, at, candidates.endOfFollowers);
            at = skipReached(parent, candidates.followers, from, candidates.endOfFollowers);
            System.arraycopy(candidates.followers, from, reached, count, at - from);
            count += at - from;
        }
        return count == reached.length ? reached : Arrays.copyOf(reached, count);
    }
}
