package dev.foretrait.storage.resolution;

import dev.foretrait.engine.event.IntList;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The messages that went through a resolver, by the circle of ids they belong to: ids are in one circle if a message
 * brings both, or a chain of messages leads from one to the other. What happens in one circle has no bearing on others.
 */
final class Occurrences {

    private static final int NONE = -1;

    private final RowNumbers rows;
    private final IntUnaryOperator identity;
    private final IntList numbers = new IntList();
    private final IntList combinations = new IntList();
    private final IntList profiles = new IntList();
    private final IntList nexts = new IntList();

    /** For each id another one of its circle, in the end that which stands for it. */
    private int[] parent = {};

    private int[] first = {};
    private int[] last = {};
    private int[] newest = {};

    /**
     * @param identity leads from an id to the one that all its spellings share
     */
    Occurrences(RowNumbers rows, IntUnaryOperator identity) {
        this.rows = rows;
        this.identity = identity;
    }

    /** Notes a message, and the profile that it was resolved to. */
    void add(int number, int combination, int profile, int[] ids) {
        if (ids.length == 0) {
            return;
        }
        int circle = circle(ids[0]);
        for (int id : ids) {
            circle = join(circle, circle(id));
        }
        int occurrence = numbers.size();
        numbers.add(number);
        combinations.add(combination);
        profiles.add(profile);
        nexts.add(NONE);
        append(circle, occurrence, occurrence);
        newest[circle] = newer(newest[circle], occurrence);
    }

    /** Whether all messages of the circles of these ids are before that one. */
    boolean areBefore(int number, long timestamp, int[] ids) {
        for (int id : ids) {
            int circle = circle(id);
            int at = newest[circle];
            if (at != NONE && rows.compare(timestamp(at), numbers.get(at), timestamp, number) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes the messages of the circles of these ids out, in no order. */
    IntList takeOut(int[] ids) {
        IntList taken = new IntList();
        for (int id : ids) {
            int circle = circle(id);
            for (int at = first[circle]; at != NONE; at = nexts.get(at)) {
                taken.add(at);
            }
            first[circle] = NONE;
            last[circle] = NONE;
            newest[circle] = NONE;
        }
        return taken;
    }

    int number(int occurrence) {
        return numbers.get(occurrence);
    }

    int combination(int occurrence) {
        return combinations.get(occurrence);
    }

    int profile(int occurrence) {
        return profiles.get(occurrence);
    }

    private long timestamp(int occurrence) {
        return rows.timestamp(numbers.get(occurrence));
    }

    private int newer(int left, int right) {
        if (left == NONE || right == NONE) {
            return Math.max(left, right);
        }
        int order = rows.compare(timestamp(left), numbers.get(left), timestamp(right), numbers.get(right));
        return order > 0 ? left : right;
    }

    private int circle(int id) {
        int at = identity.applyAsInt(id);
        reach(at);
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private int join(int left, int right) {
        if (left == right) {
            return left;
        }
        parent[right] = left;
        if (first[right] != NONE) {
            append(left, first[right], last[right]);
        }
        newest[left] = newer(newest[left], newest[right]);
        return left;
    }

    private void append(int circle, int from, int to) {
        if (first[circle] == NONE) {
            first[circle] = from;
        } else {
            nexts.set(last[circle], from);
        }
        last[circle] = to;
    }

    private void reach(int id) {
        int known = parent.length;
        if (id >= known) {
            int capacity = Math.max(id + 1, known * 2);
            parent = Arrays.copyOf(parent, capacity);
            for (int each = known; each < capacity; each++) {
                parent[each] = each;
            }
            first = grown(first, capacity);
            last = grown(last, capacity);
            newest = grown(newest, capacity);
        }
    }

    private static int[] grown(int[] places, int capacity) {
        int[] grown = Arrays.copyOf(places, capacity);
        Arrays.fill(grown, places.length, capacity, NONE);
        return grown;
    }
}
