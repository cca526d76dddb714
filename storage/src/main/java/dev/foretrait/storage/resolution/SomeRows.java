package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Excerpt;
import dev.foretrait.engine.event.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Some rows of blocks, each block that has any with its rows. */
final class SomeRows {

    private final IntList blocks = new IntList();
    private final List<IntList> rows = new ArrayList<>();
    private int size;

    /** Adds a row behind those that were added; blocks come one after the other. */
    void add(int block, int row) {
        if (blocks.size() == 0 || blocks.get(blocks.size() - 1) != block) {
            blocks.add(block);
            rows.add(new IntList());
        }
        rows.get(rows.size() - 1).add(row);
        size++;
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** The place of the block that an excerpt is of. */
    int block(int excerpt) {
        return blocks.get(excerpt);
    }

    /** The row of that block that a row of the excerpt is. */
    int row(int excerpt, int at) {
        return rows.get(excerpt).get(at);
    }

    /** The rows, those of each block as one block. */
    List<Excerpt> excerpts(List<? extends Block> of) {
        return IntStream.range(0, rows.size())
                .parallel()
                .mapToObj(at -> new Excerpt(of.get(blocks.get(at)), rows.get(at).toArray()))
                .toList();
    }
}
