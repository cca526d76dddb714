package dev.foretrait.engine.reference;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.observe.EventCatalogue;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.observe.ValueKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue that observed events keep to: what every event of a name has is required, and a property whose few texts come
 * up again and again has these and no others.
 */
public final class DerivedCatalogue {

    private static final int MOST_VALUES = 20;
    private static final int TIMES_EACH = 2;

    private DerivedCatalogue() {}

    /** The catalogue of those events. */
    public static EventReference of(String product, EventCatalogue observed) {
        List<ReferenceEvent> events =
                observed.events().stream().map(DerivedCatalogue::event).toList();
        return new EventReference(product, "", events, Map.of());
    }

    private static ReferenceEvent event(ObservedEvent observed) {
        List<ReferenceProperty> properties = observed.properties().stream()
                .filter(property -> ReferencePaths.canBeNamed(property.path()))
                .map(property -> property(property, observed.messages()))
                .toList();
        return new ReferenceEvent(observed.name(), properties, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ReferenceProperty property(ObservedProperty observed, long messages) {
        Set<ValueKind> kinds = EnumSet.copyOf(observed.kinds().keySet());
        if (kinds.contains(ValueKind.TEXT)) {
            kinds.remove(ValueKind.TIME);
        }
        Optional<String> sid = sid(observed);
        return new ReferenceProperty(
                observed.path(),
                kinds,
                sid,
                observed.messages() == messages,
                sid.isPresent() || !kinds.equals(Set.of(ValueKind.TEXT)) ? List.of() : values(observed),
                false);
    }

    /** The letters that all values begin with, if they are all SIDs. */
    private static Optional<String> sid(ObservedProperty observed) {
        List<Optional<String>> letters = observed.values().stream()
                .map(seen -> seen.value() instanceof Value.Text text
                        ? ReferenceProperty.sidOf(text.string())
                        : Optional.<String>empty())
                .distinct()
                .toList();
        return letters.size() == 1 ? letters.get(0) : Optional.empty();
    }

    private static List<String> values(ObservedProperty observed) {
        boolean isFew =
                observed.distinct() <= MOST_VALUES && observed.messages() >= (long) TIMES_EACH * observed.distinct();
        boolean isWhole = observed.values().stream()
                .allMatch(seen -> seen.value().string().codePoints().noneMatch(DerivedCatalogue::isHalf));
        return isFew && isWhole
                ? observed.values().stream()
                        .map(ObservedValue::value)
                        .map(Value::string)
                        .toList()
                : List.of();
    }

    /** Half a character, which no file can hold. */
    private static boolean isHalf(int codePoint) {
        return codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint);
    }
}
