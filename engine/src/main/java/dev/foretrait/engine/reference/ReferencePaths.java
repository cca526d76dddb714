package dev.foretrait.engine.reference;

import dev.foretrait.engine.event.PropertyPath;
import java.util.List;
import java.util.Optional;

/** How the paths of properties lie to each other. */
final class ReferencePaths {

    private ReferencePaths() {}

    /** Whether the spelling of a path leads back to it: a key such as {@code $} has no spelling in queries either. */
    static boolean canBeNamed(PropertyPath path) {
        return path.segments().stream().noneMatch(ReferencePaths::isEmpty)
                && PropertyPath.parse(path.toString()).equals(path);
    }

    private static boolean isEmpty(PropertyPath.Segment segment) {
        return segment instanceof PropertyPath.Key key && key.name().isEmpty();
    }

    /** Whether the first is inside what the second leads to. */
    static boolean isInside(PropertyPath inner, PropertyPath outer) {
        int length = outer.segments().size();
        return inner.segments().size() > length
                && inner.segments().subList(0, length).equals(outer.segments());
    }

    /** The one of the names whose last key is that of the path, however it is capitalised. */
    static Optional<String> sameName(PropertyPath path, List<String> names) {
        return names.stream()
                .filter(name -> last(PropertyPath.parse(name)).equalsIgnoreCase(last(path)))
                .findFirst();
    }

    private static String last(PropertyPath path) {
        List<String> keys = path.leadingKeys();
        return keys.isEmpty() ? "" : keys.get(keys.size() - 1);
    }
}
