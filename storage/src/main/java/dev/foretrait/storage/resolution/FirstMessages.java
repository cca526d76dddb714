package dev.foretrait.storage.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;

/** For each combination of ids, which of the messages that bring it is first in the total order, and whether there are others. */
final class FirstMessages {

    private static final int NONE = -1;

    /** How many messages can be let go of at a time, once they were resolved. */
    private static final int PORTION = 1 << 18;

    private static final int PAGE_BITS = 12;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;

    private final RowNumbers rows;
    private final BitSet repeated = new BitSet();

    /** So many combinations each: arrays of millions would be there twice whenever they grow. */
    private final List<Page> pages = new ArrayList<>();

    private static final class Page {
        private final int[] numbers = new int[PAGE_SIZE];
        private final long[] timestamps = new long[PAGE_SIZE];

        Page() {
            Arrays.fill(numbers, NONE);
        }
    }

    FirstMessages(RowNumbers rows) {
        this.rows = rows;
    }

    /** Takes note of one more message. */
    void add(int combination, int number, long timestamp) {
        while (combination >>> PAGE_BITS >= pages.size()) {
            pages.add(new Page());
        }
        Page page = pages.get(combination >>> PAGE_BITS);
        int at = combination & PAGE_SIZE - 1;
        int first = page.numbers[at];
        if (first != NONE) {
            repeated.set(combination);
        }
        if (first == NONE || rows.compare(timestamp, number, page.timestamps[at], first) < 0) {
            page.numbers[at] = number;
            page.timestamps[at] = timestamp;
        }
    }

    /** Whether more than one message brings a combination. */
    boolean isRepeated(int combination) {
        return repeated.get(combination);
    }

    /** The first message of each combination that some message brings, portions of them in their order. No more can be added then. */
    Queue<TimeOrder> inOrder() {
        int size = 0;
        for (Page page : pages) {
            for (int number : page.numbers) {
                size += number == NONE ? 0 : 1;
            }
        }
        int[] numbers = new int[size];
        long[] timestamps = new long[size];
        int next = 0;
        for (Page page : pages) {
            for (int at = 0; at < PAGE_SIZE; at++) {
                if (page.numbers[at] != NONE) {
                    numbers[next] = page.numbers[at];
                    timestamps[next++] = page.timestamps[at];
                }
            }
        }
        pages.clear();
        return TimeOrder.of(rows, numbers, timestamps).portions(PORTION);
    }
}
