package dev.foretrait.storage.resolution;

import java.util.Arrays;
import java.util.List;

/** The messages that bring a combination of ids, all of them found at once. */
final class RowsByCombination {

    private final RowNumbers rows;
    private final int[] starts;
    private final int[] numbers;

    /**
     * @param combinationsOf for each block the combination of each row, or less than 0 where it does not matter
     * @param size how many combinations there are
     */
    RowsByCombination(RowNumbers rows, List<int[]> combinationsOf, int size) {
        this.rows = rows;
        this.starts = new int[size + 1];
        for (int[] combinations : combinationsOf) {
            for (int combination : combinations) {
                if (combination >= 0) {
                    starts[combination + 1]++;
                }
            }
        }
        for (int combination = 0; combination < size; combination++) {
            starts[combination + 1] += starts[combination];
        }
        this.numbers = new int[starts[size]];
        int[] next = Arrays.copyOf(starts, size);
        for (int block = 0; block < combinationsOf.size(); block++) {
            int[] combinations = combinationsOf.get(block);
            for (int row = 0; row < combinations.length; row++) {
                if (combinations[row] >= 0) {
                    numbers[next[combinations[row]]++] = rows.firstOf(block) + row;
                }
            }
        }
    }

    /** Those of one combination, in their total order. */
    TimeOrder of(int combination) {
        return TimeOrder.of(rows, Arrays.copyOfRange(numbers, starts[combination], starts[combination + 1]));
    }
}
