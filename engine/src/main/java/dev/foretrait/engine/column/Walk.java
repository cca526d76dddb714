package dev.foretrait.engine.column;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import java.util.List;

/**
 * What the rest of a path leads to inside values that are already coded: the walk is made once per code.
 *
 * @param from where the walk starts
 * @param path the segments still to go, at least one
 */
record Walk(Coded from, PropertyPath path) implements Derived {

    @Override
    public List<Value> values(int code) {
        return from.values(code).stream()
                .flatMap(value -> path.valuesIn(value).stream())
                .filter(value -> !value.isAbsent())
                .toList();
    }
}
