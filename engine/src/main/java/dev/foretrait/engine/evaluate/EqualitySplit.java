package dev.foretrait.engine.evaluate;

import java.util.Arrays;

/** Splits groups into enclosing events and the followers whose field equals theirs, in one sort of each. */
final class EqualitySplit implements Group.Sink {

    private final Equality equality;
    private final EqualityKeys keys;
    private final Group.Sink next;
    private final Group part = new Group();
    private final Sorted parents = new Sorted();
    private final Sorted followers = new Sorted();

    EqualitySplit(Equality equality, Group.Sink next) {
        this.equality = equality;
        this.keys = equality.keys();
        this.next = next;
    }

    @Override
    public void take(Group group) {
        sortParents(group);
        if (parents.count == 0) {
            return;
        }
        sortFollowers(group);
        int at = 0;
        for (int from = 0, to; from < parents.count; from = to) {
            int set = parents.keys[from];
            to = parents.end(from);
            if (keys.isKey(set)) {
                while (at < followers.count && followers.keys[at] < set) {
                    at++;
                }
                if (at < followers.count && followers.keys[at] == set) {
                    next.take(
                            part.parents(parents.events, from, to).followers(followers.events, at, followers.end(at)));
                }
            } else {
                int[] equal = equal(keys.keysOfSet(set));
                next.take(part.parents(parents.events, from, to).followers(equal, 0, equal.length));
            }
        }
    }

    @Override
    public void finish() {
        next.finish();
    }

    private void sortParents(Group group) {
        parents.clear();
        for (int at = group.firstParent; at < group.endOfParents; at++) {
            int set = equality.setOfParent(group.parents[at]);
            if (set != EqualityKeys.NO_SET) {
                parents.add(set, group.parents[at]);
            }
        }
        parents.sort();
    }

    private void sortFollowers(Group group) {
        followers.clear();
        for (int at = group.firstFollower; at < group.endOfFollowers; at++) {
            int follower = group.followers[at];
            int set = equality.setOfFollower(follower);
            if (set != EqualityKeys.NO_SET && keys.isKey(set)) {
                followers.add(set, follower);
            } else if (set != EqualityKeys.NO_SET) {
                for (int key : keys.keysOfSet(set)) {
                    followers.add(key, follower);
                }
            }
        }
        followers.sort();
    }

    /** The followers that have one of the keys, in their order. */
    private int[] equal(int[] wanted) {
        int[] equal = {};
        for (int key : wanted) {
            int from = followers.first(key);
            int to = followers.first(key + 1);
            int old = equal.length;
            equal = Arrays.copyOf(equal, old + to - from);
            System.arraycopy(followers.events, from, equal, old, to - from);
        }
        return Arrays.stream(equal).sorted().distinct().toArray();
    }

    /** Events sorted by key and, where that is equal, in their order. */
    private static final class Sorted {

        private long[] pairs = new long[64];
        private int[] keys = new int[64];
        private int[] events = new int[64];
        private int count;
        private boolean isSorted;

        void clear() {
            count = 0;
            isSorted = true;
        }

        void add(int key, int event) {
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, count * 2);
            }
            long pair = (long) key << Integer.SIZE | event;
            isSorted &= count == 0 || pairs[count - 1] < pair;
            pairs[count++] = pair;
        }

        void sort() {
            if (!isSorted) {
                Arrays.sort(pairs, 0, count);
            }
            if (keys.length < count) {
                keys = new int[pairs.length];
                events = new int[pairs.length];
            }
            for (int at = 0; at < count; at++) {
                keys[at] = (int) (pairs[at] >>> Integer.SIZE);
                events[at] = (int) pairs[at];
            }
        }

        /** Where those end that have the key of the one at a place. */
        int end(int from) {
            int to = from + 1;
            while (to < count && keys[to] == keys[from]) {
                to++;
            }
            return to;
        }

        /** Where those with that key, or a greater one, begin. */
        int first(int key) {
            int found = Arrays.binarySearch(pairs, 0, count, (long) key << Integer.SIZE);
            return found < 0 ? -found - 1 : found;
        }
    }
}
