package dev.foretrait.engine.definition;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.query.Operand;
import java.util.List;
import java.util.Optional;

/**
 * One line of "with all of the following conditions": a field of the event compared with constants.
 *
 * @param field a property of the event or a field of its context
 * @param comparator one that the builder has an operator for
 * @param arguments constants, or a distance from now
 */
public record BuilderCondition(Operand.Field field, Comparator comparator, Arguments arguments) {

    /** A comparison with none, one or several constants. */
    public static BuilderCondition of(Operand.Field field, Comparator comparator, List<Literal> constants) {
        List<Operand> operands = constants.stream()
                .<Operand>map(literal -> new Operand.Constant(literal, Span.NONE))
                .toList();
        return new BuilderCondition(field, comparator, new Arguments.Operands(operands));
    }

    /** A comparison of a date with a distance from now. */
    public static BuilderCondition of(Operand.Field field, Comparator comparator, Length distance) {
        return new BuilderCondition(field, comparator, new Arguments.Distance(distance));
    }

    /** The comparison it stands for; its place is that of the field. */
    public Expression.Comparison toComparison() {
        return new Expression.Comparison(field, comparator, arguments, field.span());
    }

    static Optional<BuilderCondition> of(Expression expression) {
        return expression instanceof Expression.Comparison comparison
                        && comparison.left() instanceof Operand.Field field
                        && (field.scope() == Operand.Scope.PROPERTY || field.scope() == Operand.Scope.CONTEXT)
                        && BuilderOperator.has(comparison.comparator())
                        && isConstant(comparison.arguments())
                ? Optional.of(new BuilderCondition(field, comparison.comparator(), comparison.arguments()))
                : Optional.empty();
    }

    private static boolean isConstant(Arguments arguments) {
        return !(arguments instanceof Arguments.Operands operands)
                || operands.operands().stream().allMatch(Operand.Constant.class::isInstance);
    }
}
