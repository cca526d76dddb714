package dev.foretrait.engine.observe;

import dev.foretrait.engine.event.PropertyPath;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A property of an event, as it was seen.
 *
 * @param path where it is in {@code properties}
 * @param messages how many messages of the event have it, with a value other than null
 * @param kinds how many of these values are of each kind
 * @param distinct how many different values there are, up to {@link #MAX_DISTINCT}
 * @param values every value, the commonest first; empty if there are more than {@link #MAX_DISTINCT} of them
 */
public record ObservedProperty(
        PropertyPath path, long messages, Map<ValueKind, Long> kinds, int distinct, List<ObservedValue> values) {

    /** The number of different values beyond which values are no longer told apart. */
    public static final int MAX_DISTINCT = 10_000;

    public ObservedProperty {
        Map<ValueKind, Long> ordered = new EnumMap<>(ValueKind.class);
        ordered.putAll(kinds);
        kinds = Collections.unmodifiableMap(ordered);
        values = List.copyOf(values);
    }

    /** Whether {@link #values} holds every value that there is. */
    public boolean isComplete() {
        return !values.isEmpty() || messages == 0;
    }
}
