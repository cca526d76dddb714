package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.Parts;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.MessageLookup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The messages of many blocks under one number each: the rows of the first block, then those of the next. */
final class RowNumbers implements MessageLookup {

    private final List<Block> blocks = new ArrayList<>();
    private int[] firstOf;

    RowNumbers(List<? extends Block> blocks) {
        firstOf = new int[blocks.size() + 1];
        blocks.forEach(this::add);
    }

    /** Numbers the messages of one more block behind all others; returns the place of the block. */
    int add(Block block) {
        int place = blocks.size();
        blocks.add(block);
        if (place + 1 == firstOf.length) {
            firstOf = Arrays.copyOf(firstOf, firstOf.length * 2);
        }
        firstOf[place + 1] = Math.addExact(firstOf[place], block.rows());
        return place;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** How many messages there are. */
    int size() {
        return firstOf[blocks.size()];
    }

    /** The number of the first row of the block at that place. */
    int firstOf(int block) {
        return firstOf[block];
    }

    /** The place of the block that a message is in. */
    int blockOf(int number) {
        return Parts.of(firstOf, blocks.size(), number);
    }

    /** The row of a message in the block at that place. */
    int rowIn(int block, int number) {
        return number - firstOf[block];
    }

    /** The order of two messages of equal timestamp: receivedAt, then messageId (exports.md 8.4). */
    int compareOfOneTime(int left, int right) {
        int byReceipt = Long.compare(receivedAt(left), receivedAt(right));
        return byReceipt != 0 ? byReceipt : CodePointOrder.INSTANCE.compare(messageId(left), messageId(right));
    }

    /** When a message happened, in epoch milliseconds. */
    long timestamp(int number) {
        int block = blockOf(number);
        return blocks.get(block).timestamps()[rowIn(block, number)];
    }

    /** The total order of messages (exports.md 8.4). */
    int compare(long leftTime, int left, long rightTime, int right) {
        int byTime = Long.compare(leftTime, rightTime);
        return byTime != 0 ? byTime : compareOfOneTime(left, right);
    }

    private long receivedAt(int number) {
        int block = blockOf(number);
        return blocks.get(block).receivedAt(rowIn(block, number));
    }

    @Override
    public String messageId(int message) {
        int block = blockOf(message);
        return blocks.get(block).messageId(rowIn(block, message));
    }

    @Override
    public IntFunction<String> messageIds() {
        return new BlockByBlock();
    }

    /** The ids of messages, read once for each block. */
    private final class BlockByBlock implements IntFunction<String> {
        private int block = -1;
        private Column ids = Column.missing(0);

        @Override
        public String apply(int message) {
            int next = blockOf(message);
            if (next != block) {
                block = next;
                ids = blocks.get(next).messageIds();
            }
            return ids.dictionary().value(ids.code(rowIn(block, message))).string();
        }
    }

    @Override
    public String name(int message) {
        Block block = blocks.get(blockOf(message));
        return block.stream().eventName().orElseGet(() -> block.stream().type().spelling());
    }

    @Override
    public Optional<String> sourceId(int message) {
        int block = blockOf(message);
        Column sources = blocks.get(block).sources();
        Value source = sources.dictionary().value(sources.code(rowIn(block, message)));
        return source.isAbsent() ? Optional.empty() : Optional.of(source.string());
    }
}
