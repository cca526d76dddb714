package dev.foretrait.engine.column;

/** Sorts the messages of one profile by their total order: merges ever longer stretches, unless they are in order already. */
final class RunOrder {

    private final SortedStream stream;
    private final int[] arrivals;
    private final long[] times;
    private int[] otherArrivals = new int[0];
    private long[] otherTimes = new long[0];

    /**
     * @param arrivals the messages, by the order of arrival
     * @param times when each happened, in epoch milliseconds
     */
    RunOrder(SortedStream stream, int[] arrivals, long[] times) {
        this.stream = stream;
        this.arrivals = arrivals;
        this.times = times;
    }

    /** Sorts the messages between two places. */
    void sort(int from, int to) {
        boolean isSorted = true;
        for (int at = from + 1; at < to && isSorted; at++) {
            isSorted = !isBefore(at, at - 1);
        }
        if (isSorted) {
            return;
        }
        if (otherTimes.length < to - from) {
            otherTimes = new long[to - from];
            otherArrivals = new int[to - from];
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
            otherArrivals[size++] = arrivals[next];
        }
        System.arraycopy(times, left, times, from + size, middle - left);
        System.arraycopy(arrivals, left, arrivals, from + size, middle - left);
        System.arraycopy(otherTimes, 0, times, from, size);
        System.arraycopy(otherArrivals, 0, arrivals, from, size);
    }

    private boolean isBefore(int place, int other) {
        return times[place] < times[other]
                || times[place] == times[other] && stream.tieIsBefore(arrivals[place], arrivals[other]);
    }
}
