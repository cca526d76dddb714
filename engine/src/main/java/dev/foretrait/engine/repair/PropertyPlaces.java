package dev.foretrait.engine.repair;

import static dev.foretrait.engine.repair.Phrases.examples;
import static dev.foretrait.engine.repair.Phrases.quoted;
import static dev.foretrait.engine.repair.Phrases.share;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where a property that was looked for in vain is instead: on other events, or elsewhere on the same. */
final class PropertyPlaces {

    private static final int SHOWN = 2;

    private final Catalogue catalogue;
    private final String asked;

    /**
     * @param asked the event on which it was looked for
     */
    PropertyPlaces(Catalogue catalogue, String asked) {
        this.catalogue = catalogue;
        this.asked = asked;
    }

    /** The first of them, the very path first, then those that are least nested. */
    List<String> of(PropertyPath wanted) {
        List<Place> places = new ArrayList<>();
        for (ObservedEvent event : catalogue.having(Paths.name(wanted))) {
            event.properties().stream()
                    .filter(property ->
                            !(event.name().equals(asked) && property.path().equals(wanted)))
                    .forEach(property -> places.add(new Place(event, property)));
        }
        return places.stream()
                .sorted(Comparator.comparing(
                                (Place place) -> !place.property().path().equals(wanted))
                        .thenComparing(
                                place -> place.property().path().segments().size())
                        .thenComparing(place -> -place.property().messages()))
                .limit(SHOWN)
                .map(place -> place.words(wanted))
                .toList();
    }

    private record Place(ObservedEvent event, ObservedProperty property) {
        String words(PropertyPath wanted) {
            String path = property.path().toString();
            boolean otherCase = !path.equals(wanted.toString()) && path.equalsIgnoreCase(wanted.toString());
            return quoted(path) + " is on " + quoted(event.name()) + ", "
                    + share(property.messages(), event.messages()) + examples(property)
                    + (otherCase ? "; it differs by case, too (" + DataRule.W_PROPERTY_CASE.id() + ")" : "");
        }
    }
}
