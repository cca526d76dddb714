package dev.foretrait.engine.column;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.NameCase;
import java.util.List;

/**
 * What the rest of a path leads to inside values that are already coded: the walk is made once per code.
 *
 * @param from where the walk starts
 * @param path the segments still to go, at least one
 * @param names how keys are looked up (U-08)
 */
record Walk(Coded from, PropertyPath path, NameCase names) implements Derived {

    /** What a walk leads to from all that share a vocabulary. */
    private record Walked(Object vocabulary, PropertyPath path, NameCase names) {}

    @Override
    public Object vocabulary() {
        return from.vocabulary() == from ? this : new Walked(from.vocabulary(), path, names);
    }

    @Override
    public List<Value> values(int code) {
        return from.values(code).stream()
                .flatMap(value -> path.valuesIn(value, names::valueIn).stream())
                .filter(value -> !value.isAbsent())
                .toList();
    }
}
