package dev.foretrait.storage.ingest;

import dev.foretrait.storage.block.StoredBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where copies of messages are that gave way to better ones, by the first hash of their ids; see {@link SeenIds#find}. */
final class ReplacedRows {

    private final Map<Long, List<Long>> places = new HashMap<>();

    /** Those of some blocks. */
    static ReplacedRows of(List<StoredBlock> blocks, Map<Integer, Set<Integer>> superseded) {
        ReplacedRows replaced = new ReplacedRows();
        for (StoredBlock block : blocks) {
            Set<Integer> rows = superseded.get(block.number());
            if (rows != null) {
                SeenIds.forEachId(
                        block.messageIds(),
                        rows::contains,
                        (row, first, second) -> replaced.add(first, SeenIds.place(block.number(), row)));
            }
        }
        return replaced;
    }

    void add(long first, long place) {
        places.computeIfAbsent(first, none -> new ArrayList<>()).add(place);
    }

    List<Long> of(long first) {
        return places.getOrDefault(first, List.of());
    }
}
