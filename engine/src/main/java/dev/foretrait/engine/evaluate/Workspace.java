package dev.foretrait.engine.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one thread keeps while it scans: arrays that are used again for every block, and the scans of other blocks that
 * funnels look into.
 */
final class Workspace {

    private final List<int[]> arrays = new ArrayList<>();
    private final Map<Integer, BlockScan> visited = new HashMap<>();
    private int taken;

    /** An array of at least that length, with anything in it, until the next {@link #reuse}. */
    int[] take(int length) {
        if (taken == arrays.size()) {
            arrays.add(new int[length]);
        } else if (arrays.get(taken).length < length) {
            arrays.set(taken, new int[length]);
        }
        return arrays.get(taken++);
    }

    /** Takes all arrays back. */
    void reuse() {
        taken = 0;
    }

    /** The scan of a block that is looked into from others, with a workspace of its own. */
    BlockScan visit(Run run, int number) {
        return visited.computeIfAbsent(number, any -> new BlockScan(run, number, new Workspace()));
    }
}
