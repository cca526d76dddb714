package dev.foretrait.storage.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * The messages that have a place in a block, but are not in it yet. Which place that is has been settled by the one thread that looks
 * ids up; so it makes no difference that blocks are filled side by side, and while it settles the places of the next messages.
 */
final class WaitingMessages {

    private final SharedWork shared;
    private final List<OpenBlock> blocks = new ArrayList<>();
    private final List<Filling> fillings = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    private record Filling(OpenBlock block, FutureTask<?> work) {}

    WaitingMessages(SharedWork shared) {
        this.shared = shared;
    }

    /** One more message waits for that block, maybe the first. */
    void add(OpenBlock block) {
        if (block.waiting() == 1) {
            blocks.add(block);
        }
    }

    /** Begins to put all of them, which are among these leaves, into their blocks. Those before are there. */
    void begin(Leaves leaves) {
        for (OpenBlock block : blocks) {
            fillings.add(new Filling(block, shared.start(Executors.callable(block.filling(leaves)))));
        }
        blocks.clear();
    }

    /** Waits until those are in their blocks that it was begun with; returns the blocks, in the order of their first messages. */
    List<OpenBlock> finish() {
        shared.finish(fillings.stream().map(Filling::work).toList());
        List<OpenBlock> filled = fillings.stream().map(Filling::block).toList();
        fillings.clear();
        afterwards.forEach(Runnable::run);
        afterwards.clear();
        return filled;
    }

    /** Puts those that wait for one block into it, where nothing is under way. */
    void fill(OpenBlock block, Leaves leaves) {
        if (blocks.remove(block)) {
            block.filling(leaves).run();
        }
    }

    /** Does something as soon as it is {@link #finish finished} what was begun with. */
    void afterwards(Runnable action) {
        if (fillings.isEmpty()) {
            action.run();
        } else {
            afterwards.add(action);
        }
    }
}
