package dev.foretrait.engine.evaluate;

import java.util.Arrays;

/** Splits groups into enclosing events and the followers whose field equals theirs, in one sort of each. */
final class EqualitySplit implements Group.Sink {

    private final EqualityKeys keys;
    private final Group.Sink next;
    private long[] followers = new long[64];
    private long[] parents = new long[64];

    EqualitySplit(EqualityKeys keys, Group.Sink next) {
        this.keys = keys;
        this.next = next;
    }

    @Override
    public void take(Group group) {
        int followerCount = sortFollowers(group);
        int parentCount = sortParents(group);
        for (int from = 0, to; from < parentCount; from = to) {
            int set = high(parents[from]);
            to = from;
            while (to < parentCount && high(parents[to]) == set) {
                to++;
            }
            int[] equal = equal(keys.keysOfSet(set), followerCount);
            if (equal.length > 0) {
                int[] alike = new int[to - from];
                for (int i = 0; i < alike.length; i++) {
                    alike[i] = low(parents[from + i]);
                }
                next.take(new Group(alike, equal));
            }
        }
    }

    @Override
    public void finish() {
        next.finish();
    }

    private int sortFollowers(Group group) {
        int count = 0;
        for (int follower : group.followers()) {
            for (int key : keys.keysOf(follower)) {
                if (count == followers.length) {
                    followers = Arrays.copyOf(followers, count * 2);
                }
                followers[count++] = pair(key, follower);
            }
        }
        Arrays.sort(followers, 0, count);
        return count;
    }

    private int sortParents(Group group) {
        if (parents.length < group.parents().length) {
            parents = new long[group.parents().length * 2];
        }
        int count = 0;
        for (int parent : group.parents()) {
            int set = keys.setOf(parent);
            if (set != EqualityKeys.NO_SET) {
                parents[count++] = pair(set, parent);
            }
        }
        Arrays.sort(parents, 0, count);
        return count;
    }

    /** The followers that have one of the keys, in their order. */
    private int[] equal(int[] wanted, int followerCount) {
        int[] equal = {};
        for (int key : wanted) {
            int from = firstNotBelow(pair(key, 0), followerCount);
            int to = from;
            while (to < followerCount && high(followers[to]) == key) {
                to++;
            }
            int old = equal.length;
            equal = Arrays.copyOf(equal, old + to - from);
            for (int at = from; at < to; at++) {
                equal[old + at - from] = low(followers[at]);
            }
        }
        return wanted.length == 1
                ? equal
                : Arrays.stream(equal).sorted().distinct().toArray();
    }

    private int firstNotBelow(long least, int followerCount) {
        int found = Arrays.binarySearch(followers, 0, followerCount, least);
        return found < 0 ? -found - 1 : found;
    }

    private static long pair(int high, int low) {
        return (long) high << 32 | low;
    }

    private static int high(long pair) {
        return (int) (pair >>> 32);
    }

    private static int low(long pair) {
        return (int) pair;
    }
}
