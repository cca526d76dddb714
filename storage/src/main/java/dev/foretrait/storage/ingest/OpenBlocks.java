package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.storage.block.ArrivingBlock;
import dev.foretrait.storage.block.BlockStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that are being filled, one of each stream. A message is given its place at once, and is put there together with others. A
 * block ends when it is full, or is the largest of too many; where it ends depends on the messages alone. Used by the thread that writes.
 */
final class OpenBlocks {

    private static final long MOST_ROWS = 256 * 1024;
    private static final long MOST_WEIGHT = 128L << 20;
    private static final int WEIGHED_EVERY = 1024;

    private final FreeRoom room;
    private final int first;
    private int next;
    private final Map<MessageStream, OpenBlock> open = new HashMap<>();
    private final Map<Integer, OpenBlock> byNumber = new HashMap<>();
    private final SpareBuilders spare = new SpareBuilders();
    private final WaitingMessages waiting;
    private final EndedBlocks ended;
    private final Map<Integer, ArrivingBlock> arriving = new LinkedHashMap<>();
    private BiConsumer<OpenBlock, Copies> follower = (block, copies) -> {};
    private int unweighed;

    /**
     * @param first the number of the first block
     * @param room is asked for whenever a block ends
     * @param shared where filling and encoding blocks is left to whoever has time
     */
    OpenBlocks(BlockStore store, int first, FreeRoom room, SharedWork shared) {
        this.room = room;
        this.first = first;
        this.next = first;
        this.waiting = new WaitingMessages(shared);
        this.ended = new EndedBlocks(store, shared, spare);
    }

    /** Who is told of each block that ends, and what is known of its rows. */
    void follow(BiConsumer<OpenBlock, Copies> whoIsTold) {
        follower = whoIsTold;
    }

    /** The number of the first block. */
    int first() {
        return first;
    }

    /** The least number that no block has. */
    int next() {
        return next;
    }

    /** The block of that number; null if it has ended, or is none of these. */
    @Nullable
    OpenBlock of(int number) {
        return byNumber.get(number);
    }

    /**
     * Gives a message a place in the block of its stream, where it is put with others that wait.
     *
     * @param file the number of the file that it is of
     * @param isFresh whether it is no copy of another
     * @return the place, see {@link SeenIds#place}
     */
    long place(Leaves leaves, int message, int file, boolean isFresh) {
        OpenBlock block = ofStream(leaves.streams[message]);
        if (isFresh) {
            block.noteFresh();
        }
        long place = SeenIds.place(block.number, block.place(leaves, message, file));
        waiting.add(block);
        unweighed++;
        if (block.rows() == BlockBuilder.MAX_ROWS) {
            fill(leaves);
        }
        return place;
    }

    /** A method reference in its place would be made for each message, which takes a call out of Java for the first compiler. */
    private OpenBlock ofStream(MessageStream stream) {
        OpenBlock block = open.get(stream);
        if (block == null) {
            block = new OpenBlock(next++, spare.take(stream));
            open.put(stream, block);
            byNumber.put(block.number, block);
        }
        return block;
    }

    /** Puts the messages that wait, which are among these leaves, into their blocks, and ends those that are full. */
    void fill(Leaves leaves) {
        beginToFill(leaves);
        endFull(leaves);
    }

    /** Begins to put them there; those before are there, and the blocks that these made full have ended. */
    void beginToFill(Leaves leaves) {
        endFull(leaves);
        waiting.begin(leaves);
    }

    /** Does something as soon as the messages are in their blocks that it was begun with. */
    void afterwards(Runnable action) {
        waiting.afterwards(action);
    }

    /** Ends the blocks that are full once the messages on their way are there. Those that wait are among these leaves. */
    private void endFull(Leaves leaves) {
        List<OpenBlock> filled = waiting.finish();
        ended.store();
        filled.stream().filter(OpenBlock::isFull).forEach(block -> complete(block, leaves));
        if (unweighed >= WEIGHED_EVERY) {
            unweighed = 0;
            endLargestIfTooMuch(leaves);
        }
    }

    private void endLargestIfTooMuch(Leaves leaves) {
        long rows = 0;
        long weight = 0;
        for (OpenBlock block : byNumber.values()) {
            rows += block.rows();
            weight += block.weight();
        }
        if (rows > MOST_ROWS || weight > MOST_WEIGHT) {
            byNumber.values().stream()
                    .max(Comparator.comparingLong(OpenBlock::weight)
                            .thenComparing(OpenBlock::rows)
                            .thenComparing(block -> -block.number))
                    .ifPresent(block -> complete(block, leaves));
        }
    }

    private void complete(OpenBlock block, Leaves leaves) {
        waiting.fill(block, leaves);
        end(block);
    }

    private void end(OpenBlock block) {
        room.require();
        open.remove(block.stream());
        byNumber.remove(block.number);
        Copies copies = block.closedCopies();
        follower.accept(block, copies);
        ended.add(block, copies, arriving.get(block.number));
    }

    /** The blocks as they are going to be written next, in their order; none if another has ended, or they have more messages than a few. */
    Collection<ArrivingBlock> arriving() {
        waiting.finish();
        int rows = byNumber.values().stream().mapToInt(OpenBlock::rows).sum();
        if (byNumber.size() == next - first && rows <= BlockStore.FEW_ROWS) {
            for (int number = first; number < next; number++) {
                BlockBuilder builder =
                        Objects.requireNonNull(byNumber.get(number)).builder();
                arriving.put(number, new ArrivingBlock(number, builder.build()));
            }
        }
        return arriving.values();
    }

    /** Ends all blocks, however few messages they have, and gives them to the store. No message waits. */
    void endAll() {
        waiting.finish();
        List<OpenBlock> blocks = new ArrayList<>(byNumber.values());
        blocks.sort(Comparator.comparingInt(block -> block.number));
        blocks.forEach(this::end);
        ended.store();
    }
}
