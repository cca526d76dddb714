package dev.foretrait.engine.evaluate;

/** Counts for every enclosing event of a group the followers it reaches. */
final class ReachedCount implements Group.Sink {

    private final Reach reach;
    private final int[] counts;

    /**
     * @param counts by enclosing event
     */
    ReachedCount(Reach reach, int[] counts) {
        this.reach = reach;
        this.counts = counts;
    }

    @Override
    public void take(Group group) {
        int[] followers = group.followers;
        int end = group.endOfFollowers;
        int low = group.firstFollower;
        int high = low;
        for (int at = group.firstParent; at < group.endOfParents; at++) {
            int parent = group.parents[at];
            low = reach.skipBefore(parent, followers, low, end);
            high = reach.skipReached(parent, followers, Math.max(high, low), end);
            counts[parent] = high - low;
        }
    }
}
