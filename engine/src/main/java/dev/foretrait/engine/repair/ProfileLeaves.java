package dev.foretrait.engine.repair;

import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import java.util.ArrayList;
import java.util.List;

/** What an audience asks of profiles, condition by condition. */
final class ProfileLeaves {

    private ProfileLeaves() {}

    /** The parts that stand for themselves; what is negated, or asked of the users of an account, is left whole. */
    static List<Expression> of(Query query) {
        List<Expression> leaves = new ArrayList<>();
        if (query instanceof Query.Audience audience) {
            collect(audience.expression(), leaves);
        }
        return leaves;
    }

    /** The comparisons of a trait among them. */
    static List<Expression.Comparison> ofTraits(Query query) {
        return of(query).stream()
                .filter(Expression.Comparison.class::isInstance)
                .map(Expression.Comparison.class::cast)
                .filter(leaf -> leaf.left() instanceof Operand.Field field && field.scope() == Operand.Scope.TRAIT)
                .toList();
    }

    private static void collect(Expression expression, List<Expression> leaves) {
        if (expression instanceof Expression.And and) {
            and.parts().forEach(part -> collect(part, leaves));
        } else if (expression instanceof Expression.Or or) {
            or.parts().forEach(part -> collect(part, leaves));
        } else {
            leaves.add(expression);
        }
    }
}
