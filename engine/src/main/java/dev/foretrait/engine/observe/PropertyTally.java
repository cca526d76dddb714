package dev.foretrait.engine.observe;

import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the values of one property. */
final class PropertyTally {

    private static final Comparator<ObservedValue> COMMONEST_FIRST = Comparator.comparingLong(ObservedValue::messages)
            .reversed()
            .thenComparing(observed -> observed.value().json(), CodePointOrder.INSTANCE);

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

    boolean isEmpty() {
        return messages == 0;
    }

    ObservedProperty observed(PropertyPath path) {
        List<ObservedValue> counted = values.entrySet().stream()
                .map(entry -> new ObservedValue(entry.getKey(), entry.getValue()))
                .sorted(COMMONEST_FIRST)
                .toList();
        int distinct = tooMany ? ObservedProperty.MAX_DISTINCT : counted.size();
        return new ObservedProperty(path, messages, kinds, distinct, counted);
    }
}
