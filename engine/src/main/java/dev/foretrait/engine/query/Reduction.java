package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.reduce.Cast;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.Optional;

/**
 * The end of a chain: a reducer and what it is given.
 *
 * @param function which reducer
 * @param item the value it reduces; empty for {@code count()} only
 * @param cast the {@code as …}, where one is written
 * @param frequency the least frequency of {@code mode}; 0 for the others
 * @param span where it stands in the query, from its name to its closing parenthesis; no part of equality
 */
public record Reduction(
        ReducerFunction function, Optional<Operand.Field> item, Optional<Cast> cast, long frequency, Span span) {

    public Reduction(ReducerFunction function, Optional<Operand.Field> item, Optional<Cast> cast, long frequency) {
        this(function, item, cast, frequency, Span.NONE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reduction that
                && function == that.function
                && item.equals(that.item)
                && cast.equals(that.cast)
                && frequency == that.frequency;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * function.keyword().hashCode() + item.hashCode()) + Long.hashCode(frequency);
    }
}
