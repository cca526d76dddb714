package dev.foretrait.cli.explore;

import dev.foretrait.cli.output.ReadableId;
import java.util.List;
import java.util.Map;

/**
 * A user of an account, or an account of a user.
 *
 * @param segmentId its id
 * @param externalIds its external ids by type, the oldest first
 */
public record Linked(String segmentId, Map<String, List<String>> externalIds) {

    /** What a person knows it by. */
    String readable() {
        return ReadableId.of(externalIds).orElse(segmentId);
    }
}
