package dev.foretrait.storage.ingest;

import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.Optional;

/**
 * The choices of an import.
 *
 * @param limits which messages Segment would not take
 * @param semantics the open choices
 * @param receivedAt when batches that do not say so were received (exports.md 7)
 * @param lanes how many sources are read side by side, at most; what is stored does not depend on it
 */
public record ImportOptions(Limits limits, Semantics semantics, Optional<Instant> receivedAt, int lanes) {

    private static final int MOST_LANES = 4;

    /** What the specification chooses. */
    public static final ImportOptions DEFAULT =
            new ImportOptions(Limits.PUBLISHED, Semantics.DEFAULT, Optional.empty());

    /** With a lane for each processor, up to four. */
    public ImportOptions(Limits limits, Semantics semantics, Optional<Instant> receivedAt) {
        this(
                limits,
                semantics,
                receivedAt,
                Math.min(MOST_LANES, Runtime.getRuntime().availableProcessors()));
    }

    /** The same with another number of lanes. */
    public ImportOptions withLanes(int most) {
        return new ImportOptions(limits, semantics, receivedAt, most);
    }
}
