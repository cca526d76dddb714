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
 */
public record ImportOptions(Limits limits, Semantics semantics, Optional<Instant> receivedAt) {

    /** What the specification chooses. */
    public static final ImportOptions DEFAULT =
            new ImportOptions(Limits.PUBLISHED, Semantics.DEFAULT, Optional.empty());
}
