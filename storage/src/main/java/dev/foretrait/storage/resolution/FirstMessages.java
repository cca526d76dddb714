package dev.foretrait.storage.resolution;

import java.util.Arrays;
import java.util.BitSet;

/** For each combination of ids, which of the messages that bring it is first in the total order, and whether there are others. */
final class FirstMessages {

    private static final int NONE = -1;

    private final RowNumbers rows;
    private int[] first = {};
    private long[] timestamps = {};
    private final BitSet repeated = new BitSet();

    FirstMessages(RowNumbers rows) {
        this.rows = rows;
    }

    /** Takes note of one more message. */
    void add(int combination, int number, long timestamp) {
        if (combination >= first.length) {
            grow(Math.max(combination + 1, first.length + first.length / 2));
        }
        boolean isRepeated = first[combination] != NONE;
        if (isRepeated) {
            repeated.set(combination);
        }
        if (!isRepeated || isBefore(number, timestamp, combination)) {
            first[combination] = number;
            timestamps[combination] = timestamp;
        }
    }

    private void grow(int capacity) {
        int known = first.length;
        first = Arrays.copyOf(first, capacity);
        Arrays.fill(first, known, capacity, NONE);
        timestamps = Arrays.copyOf(timestamps, capacity);
    }

    private boolean isBefore(int number, long timestamp, int combination) {
        return timestamp < timestamps[combination]
                || timestamp == timestamps[combination] && rows.compareOfOneTime(number, first[combination]) < 0;
    }

    /** Whether more than one message brings a combination. */
    boolean isRepeated(int combination) {
        return repeated.get(combination);
    }

    /** The first message of each combination that some message brings, in their order. No more can be added then. */
    TimeOrder inOrder() {
        int size = 0;
        for (int combination = 0; combination < first.length; combination++) {
            if (first[combination] != NONE) {
                first[size] = first[combination];
                timestamps[size++] = timestamps[combination];
            }
        }
        int[] numbers = Arrays.copyOf(first, size);
        first = new int[0];
        long[] times = Arrays.copyOf(timestamps, size);
        timestamps = new long[0];
        return TimeOrder.of(rows, numbers, times);
    }
}
