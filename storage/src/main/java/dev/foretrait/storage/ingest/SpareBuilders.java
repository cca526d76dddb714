package dev.foretrait.storage.ingest;

import dev.foretrait.engine.column.BlockBuilder;
import dev.foretrait.engine.column.MessageStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Builders whose block is written, for the next block of the same stream, which takes about the same room. Not more than some
 * are kept.
 */
final class SpareBuilders {

    private static final long MOST_WEIGHT = 64L << 20;
    private static final long LEAST_WEIGHT = 64L << 10;

    private final Map<MessageStream, Spare> spare = new HashMap<>();
    private long weight;

    private record Spare(BlockBuilder builder, long weight) {}

    /** An empty builder for a stream. */
    BlockBuilder take(MessageStream stream) {
        Spare of = spare.remove(stream);
        if (of == null) {
            return new BlockBuilder(stream);
        }
        weight -= of.weight();
        return of.builder();
    }

    /** Takes back a builder whose block was built. */
    void give(BlockBuilder used) {
        Spare of = new Spare(used, Math.max(LEAST_WEIGHT, used.weight()));
        if (weight + of.weight() <= MOST_WEIGHT && spare.putIfAbsent(used.stream(), of) == null) {
            weight += of.weight();
            used.clear();
        }
    }
}
