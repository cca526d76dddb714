package dev.foretrait.engine.column;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.NameCase;
import java.util.List;

/**
 * Everything that a path leads to from its first array on, as one array; where the path meets no array, the value at its
 * end (U-42).
 *
 * @param from where the walk starts
 * @param segments the segments still to go
 * @param names how keys are looked up (U-08)
 */
record WholeArray(Coded from, List<PropertyPath.Segment> segments, NameCase names) implements Derived {

    /** What a walk leads to from all that share a vocabulary. */
    private record Walked(Object vocabulary, List<PropertyPath.Segment> segments, NameCase names) {}

    @Override
    public Object vocabulary() {
        return from.vocabulary() == from ? this : new Walked(from.vocabulary(), segments, names);
    }

    @Override
    public List<Value> values(int code) {
        return from.values(code).stream()
                .map(this::whole)
                .filter(value -> !value.isAbsent())
                .toList();
    }

    private Value whole(Value start) {
        Value value = start;
        for (int at = 0; at < segments.size(); at++) {
            if (segments.get(at) instanceof PropertyPath.Key key) {
                value = value instanceof Value.Object object ? names.valueIn(object, key.name()) : Value.ABSENT;
            } else if (value instanceof Value.Array) {
                return new Value.Array(
                        new PropertyPath(segments.subList(at, segments.size())).valuesIn(value, names::valueIn));
            }
        }
        return value;
    }
}
