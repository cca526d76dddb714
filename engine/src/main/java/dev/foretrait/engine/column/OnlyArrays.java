package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.List;

/** Those of some values that are arrays. */
public record OnlyArrays(Coded from) implements Derived {

    /** The arrays of all that share a vocabulary. */
    private record Arrays(Object vocabulary) {}

    @Override
    public Object vocabulary() {
        return from.vocabulary() == from ? this : new Arrays(from.vocabulary());
    }

    @Override
    public List<Value> values(int code) {
        return from.values(code).stream().filter(Value.Array.class::isInstance).toList();
    }
}
