package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.storage.block.FileRuns;
import dev.foretrait.storage.block.StoredBlock;
import dev.foretrait.storage.ingest.CopyStore;
import dev.foretrait.storage.ingest.CopyStore.Origin;
import dev.foretrait.storage.ingest.CopyStore.Row;
import dev.foretrait.storage.space.LeftOutCopies.Copy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final List<Replaced> replaced = new ArrayList<>();
    private final Map<StoredBlock, int[]> fingerprints = new HashMap<>();
    private final Map<String, List<Copy>> copies = new LinkedHashMap<>();
    private boolean areAllKnown = true;

    /** The row of a message that counts. */
    private record Counting(StoredBlock block, int row) {}

    /** A row that gave way to the one that counts. */
    private record Replaced(StoredBlock block, int row, String id, Counting counts) {
        Row place() {
            return new Row(block.number(), row);
        }
    }

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
                collect(stored, superseded.getOrDefault(stored.number(), Set.of()));
            }
        }
        addReplaced();
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

    private void collect(StoredBlock block, Set<Integer> rowsOfBlock) {
        Column ids = rowsOfBlock.isEmpty() ? Column.missing(0) : block.messageIds();
        for (int row : rowsOfBlock) {
            String id = id(ids, row);
            Counting counts = counting.get(id);
            if (counts != null) {
                rows.put(new Row(block.number(), row), id);
                replaced.add(new Replaced(block, row, id, counts));
            }
        }
    }

    private void addReplaced() {
        Map<Row, Integer> fileOf = new HashMap<>();
        replaced.forEach(each -> fileOf.put(each.place(), each.block().files().fileOf(each.row())));
        Map<Row, Origin> origins = store.originsOf(fileOf);
        for (Replaced each : replaced) {
            Origin origin = Objects.requireNonNull(origins.get(each.place()));
            add(each.id(), origin.file(), origin.line(), each.block().receivedAt()[each.row()], differs(each));
        }
    }

    private boolean differs(Replaced replacedRow) {
        Counting counts = replacedRow.counts();
        return fingerprint(replacedRow.block(), replacedRow.row()) != fingerprint(counts.block(), counts.row())
                && CopyStore.differ(
                        replacedRow.block().message(replacedRow.row()),
                        counts.block().message(counts.row()));
    }

    private int fingerprint(StoredBlock block, int row) {
        return fingerprints.computeIfAbsent(block, StoredBlock::fingerprints)[row];
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
