package dev.foretrait.engine.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events that should exist: a catalogue of them.
 *
 * @param product whose events they are, as people say it: {@code Flex}
 * @param prefix what the names of all events begin with that it speaks for; empty if these are all events
 * @param events the events
 * @param insteadOf names that are written about and never sent, each with the event that was meant
 */
public record EventReference(
        String product, String prefix, List<ReferenceEvent> events, Map<String, String> insteadOf) {

    /** No product's. */
    public static final EventReference NONE = new EventReference("", "", List.of(), Map.of());

    public EventReference {
        events = List.copyOf(events);
        insteadOf = Map.copyOf(insteadOf);
    }

    /** The event of that name. */
    public Optional<ReferenceEvent> event(String name) {
        return events.stream().filter(event -> event.name().equals(name)).findFirst();
    }

    /** The event that is sent where people write about one of that name. */
    public Optional<String> meantBy(String name) {
        return Optional.ofNullable(insteadOf.get(name));
    }

    /** Whether the product is where an event of that name would come from. */
    public boolean isAbout(String name) {
        return event(name).isPresent() || insteadOf.containsKey(name);
    }

    /** Whether an event of that name should be listed here. */
    public boolean speaksFor(String name) {
        return name.startsWith(prefix);
    }
}
