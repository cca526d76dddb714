package dev.foretrait.engine.column;

/** Sorts the messages of one profile by their total order: merges ever longer stretches, unless they are in order already. */
public final class RunOrder {

    private final TieOrder ties;
    private final int[] messages;
    private final long[] times;
    private int[] otherMessages = new int[0];
    private long[] otherTimes = new long[0];

    /** The order of messages of one timestamp. */
    public interface TieOrder {
        /** Whether one message comes before the other. */
        boolean isBefore(int message, int other);
    }

    /**
     * @param messages by whatever numbers the ties know them
     * @param times when each happened, in epoch milliseconds
     */
    public RunOrder(int[] messages, long[] times, TieOrder ties) {
        this.messages = messages;
        this.times = times;
        this.ties = ties;
    }

    /** Sorts the messages, and their times, between two places. */
    public void sort(int from, int to) {
        boolean isSorted = true;
        for (int at = from + 1; at < to && isSorted; at++) {
            isSorted = !isBefore(at, at - 1);
        }
        if (isSorted) {
            return;
        }
        if (otherTimes.length < to - from) {
            otherTimes = new long[to - from];
            otherMessages = new int[to - from];
        }
        for (int length = 1; length < to - from; length *= 2) {
            for (int left = from; left < to - length; left += 2 * length) {
                merge(left, left + length, Math.min(to, left + 2 * length));
            }
        }
    }

    private void merge(int from, int middle, int to) {
        if (!isBefore(middle, middle - 1)) {
            return;
        }
        int size = 0;
        int left = from;
        int right = middle;
        while (left < middle && right < to) {
            int next = isBefore(right, left) ? right++ : left++;
            otherTimes[size] = times[next];
            otherMessages[size++] = messages[next];
        }
        System.arraycopy(times, left, times, from + size, middle - left);
        System.arraycopy(messages, left, messages, from + size, middle - left);
        System.arraycopy(otherTimes, 0, times, from, size);
        System.arraycopy(otherMessages, 0, messages, from, size);
    }

    private boolean isBefore(int place, int other) {
        return times[place] < times[other]
                || times[place] == times[other] && ties.isBefore(messages[place], messages[other]);
    }
}
