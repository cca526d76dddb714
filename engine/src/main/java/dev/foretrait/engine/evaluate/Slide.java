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
        int[] followers = group.followers();
        int[] beginnings = tail instanceof Tail.LastSession session ? beginnings(session, followers) : ALL;
        int taken = 0;
        int left = 0;
        int low = 0;
        int high = 0;
        for (int parent : group.parents()) {
            while (low < followers.length && reach.isBefore(followers[low], parent)) {
                low++;
            }
            high = Math.max(high, low);
            while (high < followers.length && !reach.isAfter(followers[high], parent)) {
                high++;
            }
            int from = beginnings == ALL || low == high ? low : Math.max(low, beginnings[high - 1]);
            if (from >= high || isOver(followers[high - 1])) {
                continue;
            }
            while (left < from && left < taken) {
                sliding.remove(followers[left++]);
            }
            left = Math.max(left, from);
            taken = Math.max(taken, left);
            while (taken < high) {
                sliding.add(followers[taken++]);
            }
            sliding.note(parent);
        }
        while (left < taken) {
            sliding.remove(followers[left++]);
        }
    }

    /** For each follower, the first that is kept with it where it is the last one reached. */
    private int[] beginnings(Tail.LastSession session, int[] followers) {
        int[] beginnings = new int[followers.length];
        for (int at = 1; at < beginnings.length; at++) {
            long gap = time(followers[at]) - time(followers[at - 1]);
            beginnings[at] = gap <= session.gap() ? beginnings[at - 1] : at;
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
