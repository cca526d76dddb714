package dev.foretrait.engine.repair;

import static dev.foretrait.engine.repair.Phrases.quoted;

import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.reference.EventReference;
import dev.foretrait.engine.reference.EventReferences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * That no event is called what a chain asks for, and what there is instead.
 *
 * @param chain the chain
 * @param catalogue what the data holds
 * @param references what it should hold
 */
record UnknownEvent(EventChain chain, Catalogue catalogue, EventReferences references) {

    private static final int SHOWN_EVENTS = 4;

    /** The observation, with the event that may have been meant. */
    Observation observation() {
        String name = chain.name();
        List<String> evidence = new ArrayList<>();
        List<ObservedEvent> seen = catalogue.events();
        Optional<String> alike = seen.stream()
                .map(ObservedEvent::name)
                .filter(each -> Catalogue.areAlike(each, name))
                .findFirst();
        Optional<EventReference> knowing = references.replacing(name);
        if (alike.isPresent()) {
            evidence.add(quoted(alike.get()) + " differs by case or blanks only, and names are compared exactly");
        } else if (knowing.isPresent()) {
            String meant = quoted(knowing.get().meantBy(name).orElseThrow());
            String product = knowing.get().product();
            evidence.add(
                    product.isEmpty()
                            ? meant + " is sent instead"
                            : product + " sends no such event; it sends " + meant);
        } else {
            evidence.add(near(name, seen)
                    .map(near -> "did you mean " + quoted(near) + "?")
                    .orElseGet(() -> known(seen)));
        }
        PropertyPlaces places = new PropertyPlaces(catalogue, name);
        for (PropertyPath path : chain.paths()) {
            evidence.addAll(places.of(path));
        }
        return new Observation(
                DataRule.W_EVENT_UNKNOWN, chain.chain().nameSpan(), "no event is called " + quoted(name), evidence);
    }

    private static Optional<String> near(String name, List<ObservedEvent> seen) {
        return NearName.of(name, seen.stream().map(ObservedEvent::name).toList());
    }

    private static String known(List<ObservedEvent> seen) {
        if (seen.isEmpty()) {
            return "there are no events at all";
        }
        List<ObservedEvent> commonest = seen.stream()
                .sorted(Comparator.comparingLong(ObservedEvent::messages).reversed())
                .limit(SHOWN_EVENTS)
                .toList();
        int more = seen.size() - commonest.size();
        return "the data has "
                + commonest.stream()
                        .map(event -> quoted(event.name()) + " " + Counts.grouped(event.messages()))
                        .collect(Collectors.joining(", "))
                + (more > 0 ? ", " + more + " more" : "");
    }
}
