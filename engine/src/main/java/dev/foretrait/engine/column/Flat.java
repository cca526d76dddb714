package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.FlatText;
import dev.foretrait.engine.semantics.JsonNumbers;
import dev.foretrait.engine.semantics.Semantics;
import java.util.List;
import java.util.stream.Collectors;

/** Values in which arrays and objects are the text that was chosen for them (U-35, U-43). */
public record Flat(Coded from, FlatText text, JsonNumbers numbers) implements Derived {

    /** What another vocabulary becomes. */
    private record Flattened(Object vocabulary, FlatText text, JsonNumbers numbers) {}

    /** The values with the text that is in force; as they are where that is the string form that values have anyway. */
    public static Coded of(Coded values, Semantics semantics) {
        FlatText text = semantics.of(FlatText.class);
        JsonNumbers numbers = semantics.of(JsonNumbers.class);
        return text == FlatText.COMPACT_JSON && numbers == JsonNumbers.PLAIN ? values : new Flat(values, text, numbers);
    }

    @Override
    public Object vocabulary() {
        return from.vocabulary() == from ? this : new Flattened(from.vocabulary(), text, numbers);
    }

    @Override
    public List<Value> values(int code) {
        return from.values(code).stream().map(this::flat).toList();
    }

    private Value flat(Value value) {
        return value instanceof Value.Array || value instanceof Value.Object ? Value.of(text(value)) : value;
    }

    private String text(Value value) {
        if (text == FlatText.COMMA_SEPARATED && value instanceof Value.Array array) {
            return array.elements().stream().map(this::text).collect(Collectors.joining(","));
        }
        boolean isText = value instanceof Value.Text;
        return numbers == JsonNumbers.AS_SENT && !isText && !value.isAbsent() ? value.json() : value.string();
    }
}
