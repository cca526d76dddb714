package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.event.CodePointOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Rows of many blocks in the total order of their messages: timestamp, receivedAt, messageId (exports.md 8.4). Sorted by
 * the digits of the timestamp, 11 bits at a time; only rows of equal timestamp are compared with each other.
 */
final class TimeOrder {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final List<? extends Block> blocks;
    private int[] blockOf;
    private int[] rowOf;
    private long[] timestamps;
    private int size;

    private TimeOrder(List<? extends Block> blocks, int rows) {
        this.blocks = blocks;
        this.blockOf = new int[rows];
        this.rowOf = new int[rows];
        this.timestamps = new long[rows];
    }

    /** The rows that take part, in order. */
    static TimeOrder of(List<? extends Block> blocks, Participation participation) {
        int rows = blocks.stream().mapToInt(Block::rows).sum();
        TimeOrder order = new TimeOrder(blocks, rows);
        for (int block = 0; block < blocks.size(); block++) {
            order.add(block, participation);
        }
        order.trim();
        order.sortByTimestamp();
        order.sortTies();
        return order;
    }

    int size() {
        return size;
    }

    /** The place, in the list of blocks, of the block that the message is in. */
    int block(int at) {
        return blockOf[at];
    }

    int row(int at) {
        return rowOf[at];
    }

    long timestamp(int at) {
        return timestamps[at];
    }

    private void add(int number, Participation participation) {
        Block block = blocks.get(number);
        long[] times = block.timestamps();
        boolean[] takesPart = participation.of(block);
        for (int row = 0; row < times.length; row++) {
            if (takesPart[row]) {
                blockOf[size] = number;
                rowOf[size] = row;
                timestamps[size] = times[row];
                size++;
            }
        }
    }

    private void sortByTimestamp() {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int at = 0; at < size; at++) {
            least = Math.min(least, timestamps[at]);
            greatest = Math.max(greatest, timestamps[at]);
        }
        int bits = size == 0 ? 0 : 64 - Long.numberOfLeadingZeros(greatest - least);
        int[] otherBlocks = new int[size];
        int[] otherRows = new int[size];
        long[] otherTimes = new long[size];
        for (int shift = 0; shift < bits; shift += DIGIT_BITS) {
            int[] next = new int[DIGITS + 1];
            for (int at = 0; at < size; at++) {
                next[digit(timestamps[at] - least, shift) + 1]++;
            }
            for (int digit = 0; digit < DIGITS; digit++) {
                next[digit + 1] += next[digit];
            }
            for (int at = 0; at < size; at++) {
                int to = next[digit(timestamps[at] - least, shift)]++;
                otherTimes[to] = timestamps[at];
                otherBlocks[to] = blockOf[at];
                otherRows[to] = rowOf[at];
            }
            int[] sortedBlocks = otherBlocks;
            int[] sortedRows = otherRows;
            long[] sortedTimes = otherTimes;
            otherBlocks = blockOf;
            otherRows = rowOf;
            otherTimes = timestamps;
            blockOf = sortedBlocks;
            rowOf = sortedRows;
            timestamps = sortedTimes;
        }
    }

    private void trim() {
        blockOf = Arrays.copyOf(blockOf, size);
        rowOf = Arrays.copyOf(rowOf, size);
        timestamps = Arrays.copyOf(timestamps, size);
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & DIGITS - 1;
    }

    private void sortTies() {
        int start = 0;
        for (int at = 1; at <= size; at++) {
            if (at == size || timestamps[at] != timestamps[start]) {
                if (at - start > 1) {
                    sortTie(start, at);
                }
                start = at;
            }
        }
    }

    private record Place(int block, int row, long receivedAt, String messageId) {}

    private static final Comparator<Place> RECEIPT_THEN_ID =
            Comparator.comparingLong(Place::receivedAt).thenComparing(Place::messageId, CodePointOrder.INSTANCE);

    private void sortTie(int from, int to) {
        List<Place> places = new ArrayList<>(to - from);
        for (int at = from; at < to; at++) {
            Block block = blocks.get(blockOf[at]);
            int row = rowOf[at];
            String id = block.messageIds()
                    .dictionary()
                    .value(block.messageIds().code(row))
                    .string();
            places.add(new Place(blockOf[at], row, block.receivedAt()[row], id));
        }
        places.sort(RECEIPT_THEN_ID);
        for (int at = from; at < to; at++) {
            blockOf[at] = places.get(at - from).block();
            rowOf[at] = places.get(at - from).row();
        }
    }
}
