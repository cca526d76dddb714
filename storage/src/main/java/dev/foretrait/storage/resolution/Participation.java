package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Excerpt;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.semantics.AsOfTime;
import dev.foretrait.storage.block.StoredBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Which messages take part as of an instant: those received by then, or, where that is not known, happened by then (U-47),
 * but for copies that a better one replaced, and for those that the space filters drop.
 *
 * @param superseded the replaced rows, by the number of their block
 * @param asOf in epoch milliseconds
 * @param dropped what the space filters drop
 * @param time the time that decides (U-47)
 */
public record Participation(Map<Integer, Set<Integer>> superseded, long asOf, DroppedRows dropped, AsOfTime time) {

    /** Every message takes part. */
    static final Participation OF_ALL =
            new Participation(Map.of(), Long.MAX_VALUE, DroppedRows.NONE, AsOfTime.RECEIVED);

    /** For each row of a block whether it takes part. */
    public boolean[] of(Block block) {
        boolean[] takesPart = beforeFilters(block);
        if (!dropped.isEmpty()) {
            short[] droppedBy = dropped.of(block);
            for (int row = 0; row < takesPart.length; row++) {
                takesPart[row] &= droppedBy[row] == DroppedRows.KEPT;
            }
        }
        return takesPart;
    }

    /**
     * The same of a block of which some rows were seen before: of those only the ones that have been replaced since take no part.
     *
     * @param owners what is known of its rows; {@link KeptResolution#NEW} where nothing is
     */
    boolean[] since(StoredBlock block, int[] owners) {
        boolean[] takesPart = new boolean[block.rows()];
        Arrays.fill(takesPart, true);
        superseded.getOrDefault(block.number(), Set.of()).forEach(row -> takesPart[row] = false);
        int[] fresh = IntStream.range(0, owners.length)
                .filter(row -> owners[row] == KeptResolution.NEW)
                .toArray();
        if (!dropped.isEmpty() && fresh.length > 0) {
            short[] droppedBy = dropped.of(new Excerpt(block, fresh));
            for (int at = 0; at < fresh.length; at++) {
                takesPart[fresh[at]] &= droppedBy[at] == DroppedRows.KEPT;
            }
        }
        return takesPart;
    }

    /** Whether it can be told without looking at rows that all of them take part. */
    public boolean isOfAll(Block block) {
        return dropped.isEmpty()
                && block instanceof StoredBlock stored
                && isBy(stored)
                && !superseded.containsKey(stored.number());
    }

    /** How many of the rows that would take part each filter drops; a row counts for the first that drops it. */
    public void countDropped(Block block, long[] counts) {
        boolean[] takesPart = beforeFilters(block);
        short[] droppedBy = dropped.of(block);
        for (int row = 0; row < takesPart.length; row++) {
            if (takesPart[row] && droppedBy[row] != DroppedRows.KEPT) {
                counts[droppedBy[row]]++;
            }
        }
    }

    /** Whether every message of the block was there. */
    public boolean isBy(StoredBlock block) {
        return (time == AsOfTime.HAPPENED ? block.lastTimestamp() : block.lastReceivedAt()) <= asOf;
    }

    /** Hands over every message of those blocks that takes part, in the total order of messages. */
    public void forEachMessage(List<? extends Block> blocks, Consumer<Message> receiver) {
        RowNumbers rows = new RowNumbers(blocks);
        TimeOrder order = TimeOrder.of(rows, this);
        for (int at = 0; at < order.size(); at++) {
            int block = rows.blockOf(order.number(at));
            receiver.accept(blocks.get(block).message(rows.rowIn(block, order.number(at))));
        }
    }

    private boolean[] beforeFilters(Block block) {
        boolean[] takesPart = new boolean[block.rows()];
        Set<Integer> replaced = Set.of();
        boolean received = false;
        if (block instanceof StoredBlock stored) {
            replaced = superseded.getOrDefault(stored.number(), Set.of());
            received = isBy(stored);
        }
        if (received) {
            Arrays.fill(takesPart, true);
        } else {
            long[] receivedAt = block.receivedAt();
            long[] timestamps = block.timestamps();
            for (int row = 0; row < takesPart.length; row++) {
                boolean byTimestamp = time == AsOfTime.HAPPENED || receivedAt[row] == Block.NEVER_RECEIVED;
                long arrived = byTimestamp ? timestamps[row] : receivedAt[row];
                takesPart[row] = arrived <= asOf;
            }
        }
        replaced.forEach(row -> takesPart[row] = false);
        return takesPart;
    }
}
