package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.List;
import java.util.Optional;

/**
 * What a path leads to inside values that are already coded, where that was worked out for all codes.
 *
 * @param of by the codes of {@code from}
 */
record Unfolded(Coded from, Sequences of) implements Derived {

    @Override
    public Object vocabulary() {
        return of;
    }

    @Override
    public List<Value> values(int code) {
        return of.values(code);
    }

    @Override
    public boolean isEmpty(int code) {
        return of.isEmpty(code);
    }

    @Override
    public Optional<Sequences> sequences() {
        return Optional.of(of);
    }
}
