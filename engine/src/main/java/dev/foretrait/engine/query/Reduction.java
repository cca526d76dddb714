package dev.foretrait.engine.query;

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
 */
public record Reduction(ReducerFunction function, Optional<Operand.Field> item, Optional<Cast> cast, long frequency) {}
