package dev.foretrait.engine.observe;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a {@link ValueCounter} has counted, with the meanings of {@link ObservedProperty}. */
record ValueCounts(long messages, Map<ValueKind, Long> kinds, int distinct, List<ObservedValue> values) {

    ValueCounts {
        Map<ValueKind, Long> ordered = new EnumMap<>(ValueKind.class);
        ordered.putAll(kinds);
        kinds = Collections.unmodifiableMap(ordered);
        values = List.copyOf(values);
    }
}
