package dev.foretrait.engine.observe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The events of one name, as they were seen.
 *
 * @param name the name that queries know them by
 * @param messages how many there are
 * @param first the earliest timestamp
 * @param last the latest timestamp
 * @param properties their properties in the code point order of their paths, nested ones by their leaves
 */
public record ObservedEvent(
        String name, long messages, Instant first, Instant last, List<ObservedProperty> properties) {

    public ObservedEvent {
        properties = List.copyOf(properties);
    }

    /** The property at that path, as {@link dev.foretrait.engine.event.PropertyPath} spells it. */
    public Optional<ObservedProperty> property(String path) {
        return properties.stream()
                .filter(property -> property.path().toString().equals(path))
                .findFirst();
    }
}
