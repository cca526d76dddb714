package dev.foretrait.storage.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The messages that have a place in a block, but are not in it yet. Which place that is has been settled by the one thread that looks
 * ids up; so it makes no difference that blocks are filled side by side.
 */
final class WaitingMessages {

    /** So few messages are in their blocks before a second thread has begun. */
    private static final int FEW = 32;

    private List<OpenBlock> blocks = new ArrayList<>();

    /** One more message waits for that block, maybe the first. */
    void add(OpenBlock block) {
        if (block.waiting() == 1) {
            blocks.add(block);
        }
    }

    /** Puts all of them, which are among these leaves, into their blocks; returns the blocks, in the order of their first messages. */
    List<OpenBlock> fill(Leaves leaves) {
        List<OpenBlock> filled = blocks;
        int messages = filled.stream().mapToInt(OpenBlock::waiting).sum();
        Stream<OpenBlock> filling = messages > FEW ? filled.parallelStream() : filled.stream();
        filling.forEach(block -> block.fill(leaves));
        blocks = new ArrayList<>();
        return filled;
    }
}
