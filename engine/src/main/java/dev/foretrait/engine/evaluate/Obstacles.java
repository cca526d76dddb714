package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What keeps a definition from being evaluated over messages alone. */
final class Obstacles {

    private static final String PARENT_ITEM = "a chain that reduces a property of its enclosing event is not evaluated";

    private Obstacles() {}

    /** Why the values cannot be told, if they cannot. */
    static Optional<String> of(Computation computation) {
        return computation.query() instanceof Query.Trait trait
                ? of(trait.chain())
                : of(((Query.Audience) computation.query()).expression());
    }

    private static Optional<String> of(Expression expression) {
        if (expression instanceof Expression.And and) {
            return first(and.parts(), Obstacles::of);
        }
        if (expression instanceof Expression.Or or) {
            return first(or.parts(), Obstacles::of);
        }
        if (expression instanceof Expression.Not not) {
            return of(not.part());
        }
        if (expression instanceof Expression.Comparison comparison) {
            Optional<String> left = of(comparison.left());
            return left.isEmpty() && comparison.arguments() instanceof Arguments.Operands operands
                    ? first(operands.operands(), Obstacles::of)
                    : left;
        }
        return of(((Expression.Quantified) expression).part());
    }

    private static Optional<String> of(Operand operand) {
        return operand instanceof Operand.Reduced reduced ? of(reduced.chain()) : Optional.empty();
    }

    private static Optional<String> of(Chain chain) {
        if (chain.reduction()
                .item()
                .filter(item -> item.scope() == Operand.Scope.PARENT_PROPERTY)
                .isPresent()) {
            return Optional.of(PARENT_ITEM);
        }
        return first(
                chain.filters(),
                filter -> filter instanceof Filter.Where where ? of(where.condition()) : Optional.empty());
    }

    private static <T> Optional<String> first(List<T> parts, Function<T, Optional<String>> obstacle) {
        return parts.stream().map(obstacle).flatMap(Optional::stream).findFirst();
    }
}
