package dev.foretrait.storage.resolution;

import dev.foretrait.engine.event.IntList;
import java.util.Arrays;
import java.util.List;

/** The messages that bring a combination of ids, all of them found at once. */
final class RowsByCombination {

    private static final int NONE = -1;

    private final RowNumbers rows;

    /** For each message another one of its combination, the first again behind the last. */
    private final int[] next;

    /**
     * @param combinationsOf for each block the combination of each row, or less than 0 where it does not matter
     * @param size how many combinations there are
     */
    RowsByCombination(RowNumbers rows, List<int[]> combinationsOf, int size) {
        this.rows = rows;
        this.next = new int[rows.size()];
        int[] last = new int[size];
        Arrays.fill(last, NONE);
        for (int block = 0; block < combinationsOf.size(); block++) {
            int[] combinations = combinationsOf.get(block);
            for (int row = 0; row < combinations.length; row++) {
                if (combinations[row] >= 0) {
                    add(rows.firstOf(block) + row, combinations[row], last);
                }
            }
        }
    }

    private void add(int number, int combination, int[] last) {
        int before = last[combination];
        next[number] = before == NONE ? number : next[before];
        if (before != NONE) {
            next[before] = number;
        }
        last[combination] = number;
    }

    /** That message and those that bring what it brings, in their total order. */
    TimeOrder with(int number) {
        IntList numbers = new IntList();
        int at = number;
        do {
            numbers.add(at);
            at = next[at];
        } while (at != number);
        return TimeOrder.of(rows, numbers.toArray());
    }
}
