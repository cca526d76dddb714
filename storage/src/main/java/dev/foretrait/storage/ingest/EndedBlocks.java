package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.Block;
import dev.foretrait.storage.block.ArrivingBlock;
import dev.foretrait.storage.block.BlockStore;
import dev.foretrait.storage.block.EncodedBlock;
import dev.foretrait.storage.block.StoredBlock;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that get no more messages and are not stored yet. They are encoded side by side, by any thread, and are stored in the order
 * in which they ended.
 */
final class EndedBlocks {

    /** Blocks of so many bytes wait at most: until it is stored, a block is in memory up to three times. */
    private static final long MOST_WEIGHT = 16L << 20;

    private final BlockStore store;
    private final SharedWork shared;
    private final SpareBuilders spare;
    private final Queue<Ended> ended = new ArrayDeque<>();

    private record Ended(OpenBlock block, @Nullable ArrivingBlock early, FutureTask<EncodedBlock> encoding) {}

    EndedBlocks(BlockStore store, SharedWork shared, SpareBuilders spare) {
        this.store = store;
        this.shared = shared;
        this.spare = spare;
    }

    /**
     * Adds a block that all its messages are in, and stores those that wait if they are too many.
     *
     * @param copies what is known of its rows
     * @param early the same block, if it is read before it is stored
     */
    void add(OpenBlock block, Copies copies, @Nullable ArrivingBlock early) {
        FutureTask<EncodedBlock> encoding = shared.start(() -> {
            Block built = early == null ? block.builder().build() : early.built();
            return EncodedBlock.of(block.number, built, copies.fingerprints(), copies.files());
        });
        ended.add(new Ended(block, early, encoding));
        long weight = ended.stream().mapToLong(each -> each.block().weight()).sum();
        if (weight > MOST_WEIGHT) {
            store();
        }
    }

    /** Stores all of them. */
    void store() {
        shared.finish(ended.stream().map(Ended::encoding).toList());
        for (Ended next = ended.poll(); next != null; next = ended.poll()) {
            StoredBlock there = store.add(SharedWork.result(next.encoding()));
            if (next.early() != null) {
                next.early().store(there);
            }
            spare.give(next.block().builder());
        }
    }
}
