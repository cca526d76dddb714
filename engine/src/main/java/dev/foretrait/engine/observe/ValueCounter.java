package dev.foretrait.engine.observe;

import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Value;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts values, and tells them apart as long as they are few. */
final class ValueCounter {

    private record Spelled(ObservedValue observed, String json) {

        private static final Comparator<Spelled> COMMONEST_FIRST = Comparator.comparingLong(
                        (Spelled value) -> value.observed().messages())
                .reversed()
                .thenComparing(Spelled::json, CodePointOrder.INSTANCE);
    }

    private final Map<ValueKind, Long> kinds = new EnumMap<>(ValueKind.class);
    private final Map<Value, Long> values = new HashMap<>();
    private boolean tooMany;
    private long messages;

    void add(Value value, long times) {
        if (value.isAbsent()) {
            return;
        }
        messages += times;
        kinds.merge(ValueKind.of(value), times, Long::sum);
        if (tooMany) {
            return;
        }
        values.merge(value, times, Long::sum);
        if (values.size() > ObservedProperty.MAX_DISTINCT) {
            tooMany = true;
            values.clear();
        }
    }

    ValueCounts counts() {
        List<ObservedValue> counted = values.entrySet().stream()
                .map(entry -> new ObservedValue(entry.getKey(), entry.getValue()))
                .map(observed -> new Spelled(observed, observed.value().json()))
                .sorted(Spelled.COMMONEST_FIRST)
                .map(Spelled::observed)
                .toList();
        return new ValueCounts(messages, Collections.unmodifiableMap(kinds), counted);
    }
}
