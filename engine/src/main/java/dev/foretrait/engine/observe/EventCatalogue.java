package dev.foretrait.engine.observe;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.PropertyPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Every event name that the data holds, with what its messages look like.
 *
 * @param events in the code point order of their names
 */
public record EventCatalogue(List<ObservedEvent> events) {

    public EventCatalogue {
        events = List.copyOf(events);
    }

    /** The catalogue of all messages that take part in the snapshot. */
    public static EventCatalogue of(Snapshot snapshot) {
        return of(snapshot, event -> true, property -> true);
    }

    /** The catalogue of the wanted events, with the wanted properties only: the others are not even read. */
    public static EventCatalogue of(
            Snapshot snapshot, Predicate<String> wantedEvent, Predicate<PropertyPath> wantedProperty) {
        Map<String, EventTally> tallies = new TreeMap<>(CodePointOrder.INSTANCE);
        for (Block block : snapshot.blocks()) {
            Optional<String> name = block.stream().eventName().filter(wantedEvent);
            if (name.isPresent()) {
                tallies.computeIfAbsent(name.get(), event -> new EventTally(snapshot::profilesOf, event))
                        .add(block, wantedProperty);
            }
        }
        return new EventCatalogue(tallies.values().stream()
                .filter(tally -> !tally.isEmpty())
                .map(EventTally::observed)
                .toList());
    }

    /** A trait of users as identify calls send it; empty if none does. */
    public static Optional<ObservedProperty> userTrait(Snapshot snapshot, PropertyPath path) {
        return trait(snapshot, MessageType.IDENTIFY, snapshot::profilesOf, path);
    }

    /** A trait of accounts as group calls send it; empty if none does. */
    public static Optional<ObservedProperty> accountTrait(Snapshot snapshot, PropertyPath path) {
        return trait(snapshot, MessageType.GROUP, snapshot::accountsOf, path);
    }

    private static Optional<ObservedProperty> trait(
            Snapshot snapshot, MessageType sentBy, Function<Block, int[]> owners, PropertyPath path) {
        EventTally tally = new EventTally(owners, sentBy.spelling());
        for (Block block : snapshot.blocks()) {
            if (block.stream().type() == sentBy) {
                tally.add(block, path::equals);
            }
        }
        return tally.isEmpty() ? Optional.empty() : tally.observed().property(path.toString());
    }

    /** The events of that name. */
    public Optional<ObservedEvent> event(String name) {
        return events.stream().filter(event -> event.name().equals(name)).findFirst();
    }
}
