package dev.foretrait.engine.reference;

import java.util.List;
import java.util.Optional;

/**
 * The catalogues that count in a space, asked as one: of those that list a thing, the first has its say.
 *
 * @param catalogues in the order in which they are asked
 */
public record EventReferences(List<EventReference> catalogues) {

    /** No catalogue. */
    public static final EventReferences NONE = new EventReferences(List.of());

    public EventReferences {
        catalogues = List.copyOf(catalogues);
    }

    /** A single catalogue. */
    public static EventReferences of(EventReference catalogue) {
        return new EventReferences(List.of(catalogue));
    }

    /** The event of that name. */
    public Optional<ReferenceEvent> event(String name) {
        return catalogues.stream().flatMap(each -> each.event(name).stream()).findFirst();
    }

    /** The catalogue that knows that nothing of that name is ever sent, and what is sent instead. */
    public Optional<EventReference> replacing(String name) {
        return catalogues.stream()
                .filter(each -> each.meantBy(name).isPresent())
                .findFirst();
    }

    /** The event that is sent where people write about one of that name. */
    public Optional<String> meantBy(String name) {
        return replacing(name).flatMap(each -> each.meantBy(name));
    }

    /** The catalogue of the product that an event of that name would come from. */
    public Optional<EventReference> about(String name) {
        return catalogues.stream().filter(each -> each.isAbout(name)).findFirst();
    }

    /** The catalogue that should list an event of that name. */
    public Optional<EventReference> speakingFor(String name) {
        return catalogues.stream().filter(each -> each.speaksFor(name)).findFirst();
    }

    /** The names of all events that are listed. */
    public List<String> names() {
        return catalogues.stream()
                .flatMap(each -> each.events().stream())
                .map(ReferenceEvent::name)
                .toList();
    }
}
