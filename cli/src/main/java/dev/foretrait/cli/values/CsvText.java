package dev.foretrait.cli.values;

import dev.foretrait.engine.event.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values in a cell of a CSV file (U-62): numbers plain, texts as they are, arrays and objects as compact JSON. */
final class CsvText {

    private CsvText() {}

    static String of(Value value) {
        return value.string();
    }

    static String of(Map<String, List<String>> externalIds) {
        Map<String, Value> types = new LinkedHashMap<>();
        externalIds.forEach((type, values) ->
                types.put(type, new Value.Array(values.stream().map(Value::of).toList())));
        return new Value.Object(types).json();
    }
}
