package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.semantics.ElementAtEdge;
import dev.foretrait.engine.semantics.EqualTimes;
import dev.foretrait.engine.semantics.MissingAtEdge;
import dev.foretrait.engine.semantics.TraitOrder;

/** What the newest of the messages that write to a trait left there; a null takes it away (identity.md 4.4, I-12). */
public final class NewestWrite {

    private NewestWrite() {}

    /** The reducer of what messages write to one trait. */
    public static Reducer<?> by(TraitOrder order) {
        return new Edge(Edge.End.LAST, MissingAtEdge.SKIPPED, ElementAtEdge.AS_NAMED, EqualTimes.RECEIVED_FIRST, order);
    }

    /** The times by which the messages of a block are ordered. */
    static long[] times(Block block, TraitOrder order) {
        if (order == TraitOrder.HAPPENED) {
            return block.timestamps();
        }
        long[] times = block.receivedAt().clone();
        for (int row = 0; row < times.length; row++) {
            times[row] = times[row] == Block.NEVER_RECEIVED ? block.timestamps()[row] : times[row];
        }
        return times;
    }
}
