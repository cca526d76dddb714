package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.reduce.Kept;
import dev.foretrait.engine.reduce.Oddity;
import dev.foretrait.engine.reduce.Places;
import dev.foretrait.engine.reduce.Reduced;
import dev.foretrait.engine.reduce.Reducer;
import java.util.EnumMap;
import java.util.Map;

/** One chain's reducer at work on one thread. */
final class Fold<S> {

    private final Reducer<S> reducer;
    private final S state;
    private long misses;

    private Fold(Reducer<S> reducer, S state) {
        this.reducer = reducer;
        this.state = state;
    }

    static <S> Fold<S> start(Reducer<S> reducer, int profiles, Places places) {
        return new Fold<>(reducer, reducer.empty(profiles, places));
    }

    void add(Kept kept) {
        reducer.add(state, kept);
    }

    /** Counts places at which a date was asked of a value that has none. */
    void addMisses(long more) {
        misses += more;
    }

    /** Folds in what another thread has done for the same chain. */
    @SuppressWarnings("unchecked")
    void merge(Fold<?> other) {
        if (!reducer.equals(other.reducer)) {
            throw new IllegalArgumentException("folds of different reducers");
        }
        reducer.merge(state, (S) other.state);
        misses += other.misses;
    }

    Reduced reduced() {
        return reduced(reducer.results(state), reducer.oddities(state), misses);
    }

    /** The same with places at which a date was asked of a value that has none among what was odd. */
    static Reduced reduced(ProfileColumn values, Map<Oddity, Long> found, long misses) {
        Map<Oddity, Long> oddities = new EnumMap<>(Oddity.class);
        oddities.putAll(found);
        if (misses > 0) {
            oddities.put(Oddity.INVALID_TIMESTAMP, misses);
        }
        return new Reduced(values, oddities);
    }
}
