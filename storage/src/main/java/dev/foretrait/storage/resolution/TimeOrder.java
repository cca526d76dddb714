package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * Messages in their total order: timestamp, receivedAt, messageId (exports.md 8.4). Sorted by the digits of the timestamp, 11
 * bits at a time; only messages of equal timestamp are compared with each other.
 */
final class TimeOrder {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private int[] numbers;
    private long[] timestamps;

    private TimeOrder(int[] numbers, long[] timestamps) {
        this.numbers = numbers;
        this.timestamps = timestamps;
    }

    /** The messages that take part, in order. */
    static TimeOrder of(RowNumbers rows, Participation participation) {
        int[] numbers = new int[rows.size()];
        long[] timestamps = new long[numbers.length];
        int size = 0;
        for (int at = 0; at < rows.blocks().size(); at++) {
            Block block = rows.blocks().get(at);
            long[] times = block.timestamps();
            boolean[] takesPart = participation.of(block);
            for (int row = 0; row < times.length; row++) {
                if (takesPart[row]) {
                    numbers[size] = rows.firstOf(at) + row;
                    timestamps[size++] = times[row];
                }
            }
        }
        return of(rows, Arrays.copyOf(numbers, size), Arrays.copyOf(timestamps, size));
    }

    /**
     * Some messages, in order.
     *
     * @param numbers those messages; they belong to the order from now on, and so do
     * @param timestamps the time of each
     */
    static TimeOrder of(RowNumbers rows, int[] numbers, long[] timestamps) {
        TimeOrder order = new TimeOrder(numbers, timestamps);
        order.sortByTimestamp();
        order.sortTies(rows);
        return order;
    }

    /**
     * Some messages, in order, by their times in their blocks.
     *
     * @param numbers those messages; they belong to the order from now on
     */
    static TimeOrder of(RowNumbers rows, int[] numbers) {
        long[] timestamps = new long[numbers.length];
        Arrays.setAll(timestamps, at -> rows.timestamp(numbers[at]));
        return of(rows, numbers, timestamps);
    }

    int size() {
        return numbers.length;
    }

    /** The number of the message at that place. */
    int number(int at) {
        return numbers[at];
    }

    long timestamp(int at) {
        return timestamps[at];
    }

    /** The same messages, so many at a time, the first ones first. */
    Queue<TimeOrder> portions(int most) {
        Queue<TimeOrder> portions = new ArrayDeque<>();
        for (int from = 0; from < size(); from += most) {
            int to = Math.min(size(), from + most);
            portions.add(
                    new TimeOrder(Arrays.copyOfRange(numbers, from, to), Arrays.copyOfRange(timestamps, from, to)));
        }
        return portions;
    }

    private void sortByTimestamp() {
        int size = numbers.length;
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (long timestamp : timestamps) {
            least = Math.min(least, timestamp);
            greatest = Math.max(greatest, timestamp);
        }
        int bits = size == 0 ? 0 : 64 - Long.numberOfLeadingZeros(greatest - least);
        int[] otherNumbers = new int[size];
        long[] otherTimes = new long[size];
        int[] next = new int[DIGITS + 1];
        for (int shift = 0; shift < bits; shift += DIGIT_BITS) {
            Arrays.fill(next, 0);
            for (int at = 0; at < size; at++) {
                next[digit(timestamps[at] - least, shift) + 1]++;
            }
            for (int digit = 0; digit < DIGITS; digit++) {
                next[digit + 1] += next[digit];
            }
            for (int at = 0; at < size; at++) {
                int to = next[digit(timestamps[at] - least, shift)]++;
                otherTimes[to] = timestamps[at];
                otherNumbers[to] = numbers[at];
            }
            int[] sortedNumbers = otherNumbers;
            long[] sortedTimes = otherTimes;
            otherNumbers = numbers;
            otherTimes = timestamps;
            numbers = sortedNumbers;
            timestamps = sortedTimes;
        }
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & DIGITS - 1;
    }

    private void sortTies(RowNumbers rows) {
        int start = 0;
        for (int at = 1; at <= numbers.length; at++) {
            if (at == numbers.length || timestamps[at] != timestamps[start]) {
                if (at - start > 1) {
                    sortTie(start, at, rows);
                }
                start = at;
            }
        }
    }

    private void sortTie(int from, int to, RowNumbers rows) {
        int[] sorted = IntStream.range(from, to)
                .mapToObj(at -> numbers[at])
                .sorted(rows::compareOfOneTime)
                .mapToInt(number -> number)
                .toArray();
        System.arraycopy(sorted, 0, numbers, from, sorted.length);
    }
}
