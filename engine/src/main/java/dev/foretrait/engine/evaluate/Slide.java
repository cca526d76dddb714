package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.evaluate.ChainPlan.Tail;
import dev.foretrait.engine.reduce.Sliding;

/** Gives every enclosing event of a group what the reducer makes of the followers it reaches, in one walk along both. */
final class Slide implements Group.Sink {

    private static final int[] ALL = {};

    private final Reach reach;
    private final Tail tail;
    private final Sliding sliding;

    Slide(Reach reach, Tail tail, Sliding sliding) {
        this.reach = reach;
        this.tail = tail;
        this.sliding = sliding;
    }

    @Override
    public void take(Group group) {
        int[] followers = group.followers;
        int first = group.firstFollower;
        int end = group.endOfFollowers;
        int[] beginnings = tail instanceof Tail.LastSession session ? beginnings(session, group) : ALL;
        int taken = first;
        int left = first;
        int low = first;
        int high = first;
        for (int at = group.firstParent; at < group.endOfParents; at++) {
            int parent = group.parents[at];
            low = reach.skipBefore(parent, followers, low, end);
            high = reach.skipReached(parent, followers, Math.max(high, low), end);
            int from = beginnings == ALL || low == high ? low : Math.max(low, beginnings[high - 1 - first]);
            if (from >= high || isOver(followers[high - 1])) {
                continue;
            }
            if (left < Math.min(from, taken)) {
                sliding.removeAll(followers, left, Math.min(from, taken));
            }
            left = Math.max(left, from);
            taken = Math.max(taken, left);
            sliding.addAll(followers, taken, high);
            taken = Math.max(taken, high);
            sliding.note(parent);
        }
        sliding.removeAll(followers, left, taken);
    }

    /** For each follower, the first that is kept with it where it is the last one reached. */
    private int[] beginnings(Tail.LastSession session, Group group) {
        int first = group.firstFollower;
        int[] beginnings = new int[group.followerCount()];
        for (int at = 0; at < beginnings.length; at++) {
            boolean isSame = at > 0
                    && time(group.followers[first + at]) - time(group.followers[first + at - 1]) <= session.gap();
            beginnings[at] = isSame ? beginnings[at - 1] : first + at;
        }
        return beginnings;
    }

    private boolean isOver(int last) {
        return tail instanceof Tail.LastSession session && time(last) < session.expiresBefore();
    }

    private long time(int follower) {
        return reach.followers().time(follower);
    }
}
