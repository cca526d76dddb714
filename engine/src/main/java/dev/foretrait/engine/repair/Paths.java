package dev.foretrait.engine.repair;

import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which of the properties that an event has may be meant by one that it does not have. */
final class Paths {

    private static final String DOT = ".";

    private Paths() {}

    /** The last name in a path: {@code topic} of {@code codes.topic} and of {@code codes.$.topic}. */
    static String name(PropertyPath path) {
        for (int at = path.segments().size() - 1; at >= 0; at--) {
            if (path.segments().get(at) instanceof PropertyPath.Key key) {
                return key.name();
            }
        }
        return "";
    }

    /** All that may be meant, the likeliest first; the path itself if the event has it. */
    static List<PropertyPath> meant(PropertyPath wanted, ObservedEvent event) {
        if (has(event, wanted)) {
            return isList(event, wanted) ? List.of(wanted, elements(wanted)) : List.of(wanted);
        }
        Set<PropertyPath> meant = new LinkedHashSet<>(otherCase(wanted, event));
        meant.addAll(inLists(wanted, event));
        meant.addAll(nested(wanted, event));
        if (meant.isEmpty()) {
            slip(wanted, event).ifPresent(meant::add);
        }
        return List.copyOf(meant);
    }

    private static boolean isList(ObservedEvent event, PropertyPath path) {
        return event.property(path.toString())
                .filter(ObservedProperty::hasLists)
                .isPresent();
    }

    /** The path to each element of a list. */
    static PropertyPath elements(PropertyPath list) {
        List<PropertyPath.Segment> segments = new ArrayList<>(list.segments());
        segments.add(PropertyPath.Each.EACH);
        return new PropertyPath(segments);
    }

    /** Whether the event has a value at the path, or an object with values. */
    static boolean has(ObservedEvent event, PropertyPath path) {
        String text = path.toString();
        return event.properties().stream()
                .map(property -> property.path().toString())
                .anyMatch(seen -> seen.equals(text) || seen.startsWith(text + DOT));
    }

    /** Those whose path differs by case only, the commonest first. */
    static List<PropertyPath> otherCase(PropertyPath wanted, ObservedEvent event) {
        return commonest(event, property -> property.path().toString().equalsIgnoreCase(wanted.toString()));
    }

    /** Those of that name that lie elsewhere in the properties, the shortest path first. */
    static List<PropertyPath> nested(PropertyPath wanted, ObservedEvent event) {
        return commonest(
                        event,
                        property -> name(property.path()).equalsIgnoreCase(name(wanted))
                                && !property.path().toString().equalsIgnoreCase(wanted.toString()))
                .stream()
                .sorted(Comparator.comparingInt(path -> path.segments().size()))
                .toList();
    }

    /** Those of that name inside the objects of a list, reached by a {@code $}. */
    static List<PropertyPath> inLists(PropertyPath wanted, ObservedEvent event) {
        return event.properties().stream()
                .filter(ObservedProperty::hasLists)
                .flatMap(property -> keysOfElements(property)
                        .filter(key -> key.equalsIgnoreCase(name(wanted)))
                        .map(key -> below(property.path(), key)))
                .filter(path -> !path.equals(wanted))
                .distinct()
                .toList();
    }

    /** The property that is a slip of the finger away. */
    static Optional<PropertyPath> slip(PropertyPath wanted, ObservedEvent event) {
        List<String> known = event.properties().stream()
                .map(property -> property.path().toString())
                .toList();
        return NearName.of(wanted.toString(), known).map(PropertyPath::parse);
    }

    /** What stands on the way to the path and is no object: a text or a list, where the path goes further. */
    static Optional<ObservedProperty> inTheWay(PropertyPath wanted, ObservedEvent event) {
        return event.properties().stream()
                .filter(property -> wanted.toString().startsWith(property.path() + DOT))
                .filter(property -> !wanted.iterates())
                .findFirst();
    }

    private interface Test {
        boolean holds(ObservedProperty property);
    }

    private static List<PropertyPath> commonest(ObservedEvent event, Test test) {
        return event.properties().stream()
                .filter(test::holds)
                .sorted(Comparator.comparingLong(ObservedProperty::messages).reversed())
                .map(ObservedProperty::path)
                .toList();
    }

    private static Stream<String> keysOfElements(ObservedProperty list) {
        return list.values().stream()
                .flatMap(seen -> seen.value() instanceof Value.Array array ? array.elements().stream() : Stream.empty())
                .flatMap(element ->
                        element instanceof Value.Object object ? object.fields().keySet().stream() : Stream.empty())
                .distinct();
    }

    private static PropertyPath below(PropertyPath list, String key) {
        List<PropertyPath.Segment> segments = new ArrayList<>(list.segments());
        segments.add(PropertyPath.Each.EACH);
        segments.add(new PropertyPath.Key(key));
        return new PropertyPath(segments);
    }
}
