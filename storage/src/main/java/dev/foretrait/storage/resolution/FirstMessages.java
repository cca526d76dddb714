package dev.foretrait.storage.resolution;

import java.util.Arrays;

/** For each combination of ids, how many messages bring it, and which of them is first in the total order. */
final class FirstMessages {

    private final RowNumbers rows;
    private int[] messages = new int[1024];
    private int[] first = new int[1024];
    private long[] timestamps = new long[1024];

    FirstMessages(RowNumbers rows) {
        this.rows = rows;
    }

    /** Takes note of one more message. */
    void add(int combination, int number, long timestamp) {
        if (combination >= messages.length) {
            int capacity = Math.max(combination + 1, messages.length * 2);
            messages = Arrays.copyOf(messages, capacity);
            first = Arrays.copyOf(first, capacity);
            timestamps = Arrays.copyOf(timestamps, capacity);
        }
        if (messages[combination]++ == 0 || isBefore(number, timestamp, combination)) {
            first[combination] = number;
            timestamps[combination] = timestamp;
        }
    }

    private boolean isBefore(int number, long timestamp, int combination) {
        return timestamp < timestamps[combination]
                || timestamp == timestamps[combination] && rows.compareOfOneTime(number, first[combination]) < 0;
    }

    /** How many messages bring a combination. */
    int messages(int combination) {
        return combination < messages.length ? messages[combination] : 0;
    }

    /** The first message of each combination that some message brings, in their order. No more can be added then. */
    TimeOrder inOrder() {
        int[] numbers = new int[first.length];
        long[] times = new long[first.length];
        int size = 0;
        for (int combination = 0; combination < messages.length; combination++) {
            if (messages[combination] > 0) {
                numbers[size] = first[combination];
                times[size++] = timestamps[combination];
            }
        }
        first = new int[0];
        timestamps = new long[0];
        return TimeOrder.of(rows, Arrays.copyOf(numbers, size), Arrays.copyOf(times, size));
    }
}
