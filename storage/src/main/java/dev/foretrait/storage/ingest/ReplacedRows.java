package dev.foretrait.storage.ingest;

import dev.foretrait.storage.block.StoredBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Where copies of messages are that gave way to better ones, by the first hash of their ids; see {@link SeenIds#find}. */
final class ReplacedRows {

    private final Map<Long, List<Long>> places = new HashMap<>();

    /**
     * Those of some blocks.
     *
     * @param rows the rows of each block that gave way
     */
    static ReplacedRows of(Map<Integer, Set<Integer>> rows, IntFunction<StoredBlock> blocks) {
        ReplacedRows replaced = new ReplacedRows();
        rows.forEach((number, gone) -> SeenIds.forEachId(
                blocks.apply(number).messageIds(),
                gone::contains,
                (row, first, second) -> replaced.add(first, SeenIds.place(number, row))));
        return replaced;
    }

    void add(long first, long place) {
        places.computeIfAbsent(first, none -> new ArrayList<>()).add(place);
    }

    List<Long> of(long first) {
        return places.getOrDefault(first, List.of());
    }
}
