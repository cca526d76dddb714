package dev.foretrait.cli.preview;

import dev.foretrait.cli.output.ReadableId;
import dev.foretrait.engine.event.Value;
import java.util.List;
import java.util.Map;

/**
 * A profile that has the trait.
 *
 * @param segmentId its id
 * @param externalIds its external ids by type
 * @param value its value
 */
record Member(String segmentId, Map<String, List<String>> externalIds, Value value) {

    /** How people know it. */
    String readableId() {
        return ReadableId.of(externalIds).orElse(segmentId);
    }
}
