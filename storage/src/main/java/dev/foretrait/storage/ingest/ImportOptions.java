package dev.foretrait.storage.ingest;

import dev.foretrait.engine.semantics.Limits;
import java.time.Instant;
import java.util.Optional;

/**
 * The choices of an import.
 *
 * @param limits which messages Segment would not take
 * @param allFalseExcludes whether {@code integrations.All: false} alone keeps a message out (M-04)
 * @param receivedAt when batches that do not say so were received (exports.md 7)
 */
public record ImportOptions(Limits limits, boolean allFalseExcludes, Optional<Instant> receivedAt) {

    /** What the specification chooses. */
    public static final ImportOptions DEFAULT = new ImportOptions(Limits.PUBLISHED, false, Optional.empty());
}
