package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.reduce.Reducer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Folds that go through the blocks together.
 *
 * @param <K> what each is for
 */
final class Folds<K> {

    private final Run run;
    private final Map<K, Fold<?>> folds = new LinkedHashMap<>();

    Folds(Run run) {
        this.run = run;
    }

    Folds<K> start(K key, Reducer<?> reducer) {
        folds.put(key, Fold.start(reducer, run.population.profiles(), run.places));
        return this;
    }

    void forEach(BiConsumer<K, Fold<?>> action) {
        folds.forEach(action);
    }

    /** Folds in what another thread has done for the same keys, which is let go on the way: it may be much. */
    Folds<K> merge(Folds<K> other) {
        folds.forEach((key, into) -> {
            Fold<?> from = other.folds.remove(key);
            if (from == null) {
                throw new IllegalArgumentException("folds for different things");
            }
            into.merge(from);
        });
        return this;
    }
}
