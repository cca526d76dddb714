package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.PropertyPath;
import java.util.List;

/**
 * What a message, or its {@code context.externalIds}, has to say about who it is about.
 *
 * @param ids the external ids, each once, in the order in which they were found: by {@link Promotion#rules}, then the list
 * @param refused values that stood where an external id could stand and are none
 * @param findings what is worth knowing
 */
public record PromotedIds(List<Promoted> ids, List<RefusedValue> refused, List<PromotionFinding> findings) {

    public PromotedIds {
        ids = List.copyOf(ids);
        refused = List.copyOf(refused);
        findings = List.copyOf(findings);
    }

    /** The external ids of one collection. */
    public List<Promoted> ids(IdCollection collection) {
        return ids.stream()
                .filter(promoted -> promoted.id().collection() == collection)
                .toList();
    }

    /**
     * An external id and where it was found.
     *
     * @param id the external id
     * @param spelling its value as sent, for display
     * @param path the place in the message
     */
    public record Promoted(ExternalId id, String spelling, PropertyPath path) {}

    /**
     * A value that is no external id. Missing values are not reported.
     *
     * @param collection where it would have led
     * @param type the type it would have had
     * @param spelling the value as sent; its JSON where it was no text
     * @param path the place in the message
     * @param reason why not
     */
    public record RefusedValue(
            IdCollection collection, String type, String spelling, PropertyPath path, Refusal reason) {}
}
