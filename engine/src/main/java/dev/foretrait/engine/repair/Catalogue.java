package dev.foretrait.engine.repair;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.EventCatalogue;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.semantics.NameCase;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the data holds, looked up as it is needed and kept: a column is counted no more than it must be. */
final class Catalogue {

    private final Snapshot snapshot;
    private final NameCase names;
    private final Map<String, Optional<ObservedEvent>> byName = new HashMap<>();
    private final Map<String, Set<PropertyPath>> fields = new HashMap<>();
    private final Map<String, EventCatalogue> byKey = new HashMap<>();
    private Optional<EventCatalogue> events = Optional.empty();

    /**
     * @param names whether case matters in names
     */
    Catalogue(Snapshot snapshot, NameCase names) {
        this.snapshot = snapshot;
        this.names = names;
    }

    /** Every event, without its properties. */
    List<ObservedEvent> events() {
        if (events.isEmpty()) {
            events = Optional.of(EventCatalogue.of(snapshot, event -> true, property -> false));
        }
        return events.get().events();
    }

    /** The event of that name with all its properties; where case does not matter, else the commonest that differs by it. */
    Optional<ObservedEvent> event(String name) {
        return byName.computeIfAbsent(name, wanted -> {
            String folded = names.folded(wanted);
            EventCatalogue called =
                    EventCatalogue.of(snapshot, seen -> names.folded(seen).equals(folded), property -> true);
            return called.event(wanted)
                    .or(() -> called.events().stream().max(Comparator.comparingLong(ObservedEvent::messages)));
        });
    }

    /** Whether two names of events differ by nothing but case, and blanks around them. */
    static boolean areAlike(String name, String other) {
        return name.strip().equalsIgnoreCase(other.strip());
    }

    /** The properties that an event of that name has, without a look at their values. */
    Set<PropertyPath> fields(String name) {
        return fields.computeIfAbsent(name, this::fieldsOf);
    }

    private Set<PropertyPath> fieldsOf(String name) {
        Set<PropertyPath> found = new LinkedHashSet<>();
        for (Block block : snapshot.blocks()) {
            if (block.stream().eventName().filter(name::equals).isPresent()) {
                FieldPath payload = FieldPath.of(block.stream().type().payload());
                block.fields().stream()
                        .filter(field -> field.isBelow(payload))
                        .map(field -> field.keys().subList(1, field.keys().size()))
                        .forEach(keys -> found.add(PropertyPath.ofKeys(keys.toArray(String[]::new))));
            }
        }
        return found;
    }

    /** The values of a property and of those that differ from it by case alone. */
    List<ObservedValue> valuesIgnoringCase(List<String> events, PropertyPath path) {
        return having(Paths.name(path)).stream()
                .filter(event -> events.contains(event.name()))
                .flatMap(event -> event.properties().stream())
                .filter(property -> property.path().toString().equalsIgnoreCase(path.toString()))
                .flatMap(property -> property.values().stream())
                .toList();
    }

    /** The events that have a property of that name anywhere, however it is capitalised, with these properties only. */
    List<ObservedEvent> having(String key) {
        return byKey
                .computeIfAbsent(
                        key.toLowerCase(Locale.ROOT),
                        folded -> EventCatalogue.of(
                                snapshot,
                                event -> true,
                                path -> Paths.name(path)
                                        .toLowerCase(Locale.ROOT)
                                        .equals(folded)))
                .events()
                .stream()
                .filter(event -> !event.properties().isEmpty())
                .toList();
    }
}
