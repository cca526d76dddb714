package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.SpelledId;
import java.time.Instant;
import java.util.List;

/**
 * What the directory knows of a profile or an account.
 *
 * @param segmentId its id
 * @param createdAt the timestamp of the message that created it
 * @param externalIds its external ids, the oldest first
 * @param mergedIds the segment ids of the profiles that became part of it, in the order of the merges
 */
public record ProfileEntry(String segmentId, Instant createdAt, List<SpelledId> externalIds, List<String> mergedIds) {

    public ProfileEntry {
        externalIds = List.copyOf(externalIds);
        mergedIds = List.copyOf(mergedIds);
    }
}
