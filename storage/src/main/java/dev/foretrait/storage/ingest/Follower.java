package dev.foretrait.storage.ingest;

import dev.foretrait.storage.block.ArrivingBlock;
import java.util.List;

/** Follows an import to its end. */
public interface Follower {

    /** Nobody who follows it. */
    Follower NONE = new Follower() {
        @Override
        public void arriving(List<ArrivingBlock> blocks) {}

        @Override
        public void committed() {}
    };

    /**
     * All new messages are in these blocks, which are written to the database meanwhile; whether that goes well is not known yet.
     * Called by the thread that imports, and only where few messages came, and none that took the place of an earlier copy.
     *
     * @param blocks some, in their order
     */
    void arriving(List<ArrivingBlock> blocks);

    /** Everything is committed. Called by the thread that writes; the import ends when this has ended. */
    void committed();
}
