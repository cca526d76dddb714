package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.storage.block.FileRuns;
import dev.foretrait.storage.block.StoredBlock;
import dev.foretrait.storage.ingest.CopyStore;
import dev.foretrait.storage.ingest.CopyStore.Row;
import dev.foretrait.storage.space.LeftOutCopies.Copy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the copies of messages of one profile: those that gave way to one received earlier are rows of blocks, those that an
 * import met second were noted beside them.
 */
final class CopyTrail {

    private final List<? extends Block> blocks;
    private final Map<Integer, Set<Integer>> superseded;
    private final CopyStore store;
    private final Map<Row, String> rows = new HashMap<>();
    private final Map<String, Counting> counting = new HashMap<>();
    private final Map<String, List<Copy>> copies = new LinkedHashMap<>();
    private boolean areAllKnown = true;

    /** The row of a message that counts. */
    private record Counting(StoredBlock block, int row) {}

    CopyTrail(List<? extends Block> blocks, Map<Integer, Set<Integer>> superseded, CopyStore store) {
        this.blocks = blocks;
        this.superseded = superseded;
        this.store = store;
    }

    /**
     * The copies of some messages.
     *
     * @param messageIds the ids of the messages, in the order in which they are told
     * @param profilesOf the profile of each row of a block
     */
    LeftOutCopies of(Collection<String> messageIds, int profile, Function<Block, int[]> profilesOf) {
        messageIds.forEach(id -> copies.put(id, new ArrayList<>()));
        for (Block block : blocks) {
            if (block instanceof StoredBlock stored) {
                counting(stored, profile, profilesOf.apply(block));
            }
        }
        for (Block block : blocks) {
            if (block instanceof StoredBlock stored) {
                replaced(stored, superseded.getOrDefault(stored.number(), Set.of()));
            }
        }
        for (CopyStore.Copy copy : store.of(rows.keySet())) {
            add(rows.getOrDefault(copy.of(), ""), copy.file(), copy.line(), copy.receivedAt(), copy.differs());
        }
        copies.values().removeIf(List::isEmpty);
        return new LeftOutCopies(copies, areAllKnown);
    }

    private void counting(StoredBlock block, int profile, int[] owners) {
        Column ids = block.messageIds();
        for (int row = 0; row < owners.length; row++) {
            if (owners[row] == profile) {
                String id = id(ids, row);
                if (copies.containsKey(id)) {
                    rows.put(new Row(block.number(), row), id);
                    counting.put(id, new Counting(block, row));
                    areAllKnown &= block.files().fileOf(row) != FileRuns.UNKNOWN;
                }
            }
        }
    }

    private void replaced(StoredBlock block, Set<Integer> replaced) {
        Column ids = replaced.isEmpty() ? Column.missing(0) : block.messageIds();
        for (int row : replaced) {
            String id = id(ids, row);
            Counting counts = counting.get(id);
            if (counts != null) {
                Row of = new Row(block.number(), row);
                rows.put(of, id);
                int file = block.files().fileOf(row);
                add(
                        id,
                        file == FileRuns.UNKNOWN ? "" : store.fileName(file),
                        store.lineOf(of),
                        block.receivedAt()[row],
                        CopyStore.differ(block, row, counts.block(), counts.row()));
            }
        }
    }

    private static String id(Column ids, int row) {
        return ids.dictionary().value(ids.code(row)).string();
    }

    private void add(String id, String file, long line, long receivedAt, boolean differs) {
        Optional<Instant> received =
                receivedAt == Block.NEVER_RECEIVED ? Optional.empty() : Optional.of(Instant.ofEpochMilli(receivedAt));
        copies.getOrDefault(id, new ArrayList<>()).add(new Copy(file, line, received, differs));
    }
}
