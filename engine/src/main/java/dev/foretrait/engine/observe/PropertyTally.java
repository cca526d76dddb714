package dev.foretrait.engine.observe;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Counts the values of one property in the blocks of a snapshot, once somebody asks. Safe for use by several threads. */
final class PropertyTally {

    private final Function<Block, int[]> owners;
    private final FieldPath field;
    private final List<Block> blocks = new ArrayList<>();
    private Optional<ValueCounts> counts = Optional.empty();
    private Optional<Boolean> lists = Optional.empty();

    PropertyTally(Function<Block, int[]> owners, FieldPath field) {
        this.owners = owners;
        this.field = field;
    }

    void add(Block block) {
        blocks.add(block);
    }

    /** Whether no message has a value; looks no further than the first that has. */
    boolean isEmpty() {
        return blocks.stream().noneMatch(block -> {
            Column column = column(block);
            return isCarried(block, column, code -> !column.isEmpty(code));
        });
    }

    /** Whether some message has a list for a value. */
    synchronized boolean hasLists() {
        if (lists.isEmpty()) {
            lists = Optional.of(blocks.stream().anyMatch(block -> {
                Column column = column(block);
                return column.dictionary().hasLists() && isCarried(block, column, column.dictionary()::isList);
            }));
        }
        return lists.get();
    }

    private boolean isCarried(Block block, Column column, IntPredicate code) {
        int[] profiles = owners.apply(block);
        for (int row = 0; row < profiles.length; row++) {
            if (profiles[row] != Snapshot.NOBODY && code.test(column.code(row))) {
                return true;
            }
        }
        return false;
    }

    private Column column(Block block) {
        return block.inPassing().column(field);
    }

    synchronized ValueCounts counts() {
        if (counts.isEmpty()) {
            ValueCounter counter = new ValueCounter();
            blocks.forEach(block -> count(block, counter));
            counts = Optional.of(counter.counts());
        }
        return counts.get();
    }

    private void count(Block block, ValueCounter counter) {
        int[] profiles = owners.apply(block);
        Column column = column(block);
        int[] times = new int[column.dictionary().size() + 1];
        for (int row = 0; row < profiles.length; row++) {
            if (profiles[row] != Snapshot.NOBODY) {
                times[column.code(row)]++;
            }
        }
        for (int code = 1; code < times.length; code++) {
            if (times[code] > 0) {
                counter.add(column.dictionary().value(code), times[code]);
            }
        }
    }
}
