package dev.foretrait.engine.reference;

import static dev.foretrait.engine.reference.CatalogueRule.I_EVENT_UNSEEN;
import static dev.foretrait.engine.reference.CatalogueRule.W_EVENT_UNLISTED;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.event.CodePointOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds events against the catalogues that list what they should be. */
public final class CatalogueCheck {

    private final EventReferences catalogues;
    private final Map<String, EventCheck> checks = new TreeMap<>(CodePointOrder.INSTANCE);
    private final Map<String, Sightings> unlisted = new TreeMap<>(CodePointOrder.INSTANCE);

    private CatalogueCheck(EventReferences catalogues) {
        this.catalogues = catalogues;
    }

    /**
     * Everything that is not as the catalogues say, event by event in the code point order of their names. What a catalogue
     * lists and nobody has seen is told if another of its events has been seen.
     *
     * @param wanted the events to look at, by name
     */
    public static List<Violation> of(Snapshot snapshot, EventReferences catalogues, Predicate<String> wanted) {
        CatalogueCheck check = new CatalogueCheck(catalogues);
        for (Block block : snapshot.blocks()) {
            block.stream()
                    .eventName()
                    .filter(wanted)
                    .ifPresent(name -> check.add(name, block, snapshot.profilesOf(block)));
        }
        return check.violations(wanted);
    }

    private void add(String name, Block block, int[] profiles) {
        Optional<ReferenceEvent> listed = catalogues.event(name);
        if (listed.isPresent()) {
            checks.computeIfAbsent(name, any -> new EventCheck(listed.get())).add(block, profiles);
        } else if (catalogues.speakingFor(name).isPresent()) {
            for (int row = 0; row < profiles.length; row++) {
                if (profiles[row] != Snapshot.NOBODY) {
                    unlisted.computeIfAbsent(name, any -> new Sightings()).add(block, row);
                }
            }
        }
    }

    private List<Violation> violations(Predicate<String> wanted) {
        Map<String, List<Violation>> ofEvents = new TreeMap<>(CodePointOrder.INSTANCE);
        checks.forEach((name, check) -> ofEvents.put(name, check.violations()));
        unlisted.forEach((name, sightings) -> ofEvents.put(
                name,
                List.of(new Violation(
                        W_EVENT_UNLISTED,
                        name,
                        Optional.empty(),
                        sightings.messages(),
                        "no catalogue lists this event",
                        meant(name),
                        sightings.examples()))));
        for (EventReference catalogue : catalogues.catalogues()) {
            if (catalogue.events().stream().anyMatch(event -> isSeen(event.name()))) {
                catalogue.events().stream()
                        .filter(event -> wanted.test(event.name()) && !isSeen(event.name()))
                        .forEach(event -> ofEvents.put(event.name(), List.of(unseen(event))));
            }
        }
        List<Violation> violations = new ArrayList<>();
        ofEvents.values().forEach(violations::addAll);
        return violations;
    }

    private boolean isSeen(String name) {
        EventCheck check = checks.get(name);
        return check != null && check.isSeen();
    }

    private static Violation unseen(ReferenceEvent event) {
        return new Violation(
                I_EVENT_UNSEEN,
                event.name(),
                Optional.empty(),
                0,
                "the event is listed, and has never been seen",
                Optional.empty(),
                List.of());
    }

    private Optional<String> meant(String name) {
        Optional<String> instead = catalogues.meantBy(name);
        List<String> names = catalogues.names();
        Stream<String> otherCase = names.stream().filter(each -> each.equalsIgnoreCase(name));
        return instead.or(otherCase::findFirst)
                .or(() -> NearName.of(name, names))
                .map(NearName::question);
    }
}
