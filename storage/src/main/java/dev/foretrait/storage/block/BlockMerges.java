package dev.foretrait.storage.block;

import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.MessageStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes large blocks of small ones. Every import leaves a block of each stream, however small, with columns and dictionaries of
 * its own, and all that goes through blocks takes time for each.
 *
 * <p>As soon as four blocks of a stream are of one size, their numbers of messages being between the same powers of four, they
 * become one. That is of a greater size: a message is written once for each size at most, and few blocks are left of each.
 * Messages stay in their order, those of the oldest block first.
 */
public final class BlockMerges {

    private static final int TOGETHER = 4;

    /** The number of messages from which on a block is left as it is: those that a large import ends with are, mostly. */
    private static final int LARGE_ENOUGH = 4_096;

    private final Jdbi jdbi;
    private final BlockStore store;
    private final BlockColumns columns;

    /** The last blocks of those that would become too large a block. */
    private final Set<Integer> tooLarge = new HashSet<>();

    /** Is told of each block that others were merged into, which are no more. */
    public interface Receiver {

        /**
         * The messages are there now.
         *
         * @param superseded the rows that are replaced
         */
        void merged(StoredBlock into, Set<Integer> superseded);
    }

    /** Merges in that store, which is in that database. */
    public BlockMerges(Jdbi jdbi, BlockStore store) {
        this.jdbi = jdbi;
        this.store = store;
        this.columns = new BlockColumns(jdbi, BlockStore.PASSING_BYTES);
    }

    /**
     * Merges all blocks that are to be merged, each merge in a transaction of its own.
     *
     * @param nextNumber the least number that no block has
     * @return the same for then
     */
    public int merge(int nextNumber, Receiver receiver) {
        Map<MessageStream, Map<Integer, List<StoredBlock>>> bySize = new LinkedHashMap<>();
        for (StoredBlock block : blocksFrom(0)) {
            ofSize(bySize.computeIfAbsent(block.stream(), stream -> new TreeMap<>()), size(block))
                    .add(block);
        }
        int next = nextNumber;
        for (Map<Integer, List<StoredBlock>> ofStream : bySize.values()) {
            for (int size = 0; size < size(LARGE_ENOUGH); size++) {
                List<StoredBlock> same = ofSize(ofStream, size);
                for (List<StoredBlock> few = newest(same); few.size() > 1; few = newest(same)) {
                    Optional<StoredBlock> merged = merge(next, few, receiver);
                    if (merged.isEmpty()) {
                        break;
                    }
                    next++;
                    same.removeAll(few);
                    ofSize(ofStream, size(merged.get())).add(merged.get());
                }
            }
        }
        return next;
    }

    private List<StoredBlock> blocksFrom(int number) {
        return jdbi.withHandle(handle -> store.blocks(handle, number, columns));
    }

    private static List<StoredBlock> ofSize(Map<Integer, List<StoredBlock>> bySize, int size) {
        return bySize.computeIfAbsent(size, none -> new ArrayList<>());
    }

    private static int size(StoredBlock block) {
        return size(block.rows());
    }

    /** The greatest power of four that is no greater. */
    private static int size(int rows) {
        return (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(rows)) / 2;
    }

    /** Those to be merged next, of blocks of one size: the newest of them, or as many as have room. */
    private List<StoredBlock> newest(List<StoredBlock> same) {
        if (same.size() < TOGETHER
                || tooLarge.contains(same.get(same.size() - 1).number())) {
            return List.of();
        }
        int from = same.size();
        int rows = 0;
        while (from > same.size() - TOGETHER && rows + same.get(from - 1).rows() <= BlockBuilder.MAX_ROWS) {
            from--;
            rows += same.get(from).rows();
        }
        return List.copyOf(same.subList(from, same.size()));
    }

    /** The block that takes the place of some; empty if it would be too large. */
    private Optional<StoredBlock> merge(int number, List<StoredBlock> few, Receiver receiver) {
        Set<FieldPath> fields = new HashSet<>();
        few.forEach(block -> fields.addAll(block.fields()));
        BlockBuilder builder = new BlockBuilder(few.get(0).stream());
        int[] fingerprints = new int[few.stream().mapToInt(StoredBlock::rows).sum()];
        boolean hasRoom = fields.size() <= BlockBuilder.MAX_FIELDS;
        for (int at = 0; hasRoom && at < few.size(); at++) {
            StoredBlock block = few.get(at);
            columns.readAhead(block.number(), block.number());
            System.arraycopy(block.fingerprints(), 0, fingerprints, builder.rows(), block.rows());
            builder.addAll(block);
            hasRoom = builder.weight() <= BlockBuilder.MAX_WEIGHT;
        }
        if (!hasRoom) {
            tooLarge.add(few.get(few.size() - 1).number());
            return Optional.empty();
        }
        jdbi.useTransaction(handle -> {
            FileRuns files = new FileRuns();
            int firstRow = 0;
            for (StoredBlock block : few) {
                files.addAll(firstRow, block.files());
                store.merge(handle, block, number, firstRow);
                firstRow += block.rows();
            }
            store.add(EncodedBlock.of(number, builder.build(), fingerprints, files));
            store.writeGathered(handle);
        });
        StoredBlock merged = blocksFrom(number).get(0);
        receiver.merged(merged, store.supersededFrom(number).getOrDefault(number, Set.of()));
        return Optional.of(merged);
    }
}
