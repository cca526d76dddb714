package dev.foretrait.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits groups into enclosing events that are alike and the followers of which a condition holds with them. The condition
 * is asked once for each kind of enclosing event and each event that follows one of that kind: of many enclosing events
 * that are all different, once for every pair.
 */
final class LikenessSplit implements Group.Sink {

    private static final int PAIRS_AT_ONCE = 1 << 16;

    private final Condition condition;
    private final FunnelFields fields;
    private final Likeness likeness;
    private final Reach reach;
    private final Group.Sink next;
    private final List<Group> waiting = new ArrayList<>();
    private int pairs;

    LikenessSplit(Condition condition, FunnelFields fields, Likeness likeness, Reach reach, Group.Sink next) {
        this.condition = condition;
        this.fields = fields;
        this.likeness = likeness;
        this.reach = reach;
        this.next = next;
    }

    @Override
    public void take(Group group) {
        long[] byKind = new long[group.parentCount()];
        for (int i = 0; i < byKind.length; i++) {
            int parent = group.parents[group.firstParent + i];
            byKind[i] = (long) likeness.kindOf(parent) << 32 | parent;
        }
        Arrays.sort(byKind);
        for (int from = 0, to; from < byKind.length; from = to) {
            long kind = byKind[from] >>> 32;
            to = from;
            while (to < byKind.length && byKind[to] >>> 32 == kind) {
                to++;
            }
            int[] alike = new int[to - from];
            for (int i = 0; i < alike.length; i++) {
                alike[i] = (int) byKind[from + i];
            }
            int[] reached = reach.reached(alike, group);
            if (reached.length > 0) {
                waiting.add(Group.of(alike, reached));
                pairs += reached.length;
                if (pairs >= PAIRS_AT_ONCE) {
                    ask();
                }
            }
        }
    }

    @Override
    public void finish() {
        ask();
        next.finish();
    }

    private void ask() {
        int[] parents = new int[pairs];
        int[] followers = new int[pairs];
        int pair = 0;
        for (Group group : waiting) {
            int count = group.followerCount();
            Arrays.fill(parents, pair, pair + count, group.parents[0]);
            System.arraycopy(group.followers, 0, followers, pair, count);
            pair += count;
        }
        int[] holds = new PairScan(fields, parents, followers).where(condition).toArray();
        int at = 0;
        pair = 0;
        for (Group group : waiting) {
            int end = pair + group.followerCount();
            int from = at;
            while (at < holds.length && holds[at] < end) {
                at++;
            }
            if (at > from) {
                int[] kept = new int[at - from];
                for (int i = 0; i < kept.length; i++) {
                    kept[i] = followers[holds[from + i]];
                }
                next.take(Group.of(group.parents, kept));
            }
            pair = end;
        }
        waiting.clear();
        pairs = 0;
    }
}
