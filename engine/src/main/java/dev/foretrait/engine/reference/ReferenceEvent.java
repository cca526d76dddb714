package dev.foretrait.engine.reference;

import dev.foretrait.engine.event.PropertyPath;
import java.util.List;
import java.util.Optional;

/**
 * An event that should exist.
 *
 * @param name the name that queries know it by
 * @param properties the properties it should have
 * @param subject the property that tells what the event is about, the same on every event about it
 * @param partner the event that there is for each of these, about the same subject
 * @param talk where the event says when what it tells of began and how long it was, if it does
 */
public record ReferenceEvent(
        String name,
        List<ReferenceProperty> properties,
        Optional<PropertyPath> subject,
        Optional<String> partner,
        Optional<Talk> talk) {

    public ReferenceEvent {
        properties = List.copyOf(properties);
    }

    /** The property at that path. */
    public Optional<ReferenceProperty> property(PropertyPath path) {
        return properties.stream()
                .filter(property -> property.path().equals(path))
                .findFirst();
    }

    /**
     * The properties that tell when something began and how long it was.
     *
     * @param start a property with an ISO-8601 time
     * @param seconds a property with a number of seconds
     */
    public record Talk(PropertyPath start, PropertyPath seconds) {}
}
