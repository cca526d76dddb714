package dev.foretrait.engine.entity;

import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The chains of entities in a query, and what stands in them. */
public final class EntityChains {

    private EntityChains() {}

    /** The outermost chains of entities in a query, in its order. */
    public static List<Chain> of(Query query) {
        return query instanceof Query.Audience audience
                ? operands(audience.expression()).stream()
                        .flatMap(EntityChains::chain)
                        .toList()
                : List.of();
    }

    /** The condition of a chain, if it has one; several are joined. */
    static Optional<Expression> condition(Chain chain) {
        List<Expression> conditions = chain.filters().stream()
                .filter(Filter.Where.class::isInstance)
                .map(filter -> ((Filter.Where) filter).condition())
                .toList();
        return conditions.size() <= 1
                ? conditions.stream().findFirst()
                : Optional.of(new Expression.And(conditions, chain.span()));
    }

    /** The chain and all chains inside its conditions. */
    static List<Chain> within(Chain chain) {
        List<Chain> chains = new ArrayList<>(List.of(chain));
        condition(chain).map(EntityChains::operands).orElse(List.of()).stream()
                .flatMap(EntityChains::chain)
                .forEach(inner -> chains.addAll(within(inner)));
        return chains;
    }

    /** The names of the traits that conditions of the chain name. */
    static Set<String> traits(Chain chain) {
        Set<String> traits = new LinkedHashSet<>();
        for (Chain each : within(chain)) {
            condition(each).map(EntityChains::operands).orElse(List.of()).forEach(operand -> {
                if (operand instanceof Operand.Field field && field.scope() == Operand.Scope.TRAIT) {
                    field.path().leadingKeys().stream().limit(1).forEach(traits::add);
                }
            });
        }
        return traits;
    }

    /** Whether the truth of the condition depends on traits, so that one row may count for one profile and not another. */
    static boolean asksTraits(Expression condition) {
        return operands(condition).stream()
                .anyMatch(operand -> operand instanceof Operand.Field field && field.scope() == Operand.Scope.TRAIT
                        || chain(operand).anyMatch(EntityChains::asksTraits));
    }

    /** Whether the count of the chain, from a given row, depends on traits. */
    static boolean asksTraits(Chain chain) {
        return !traits(chain).isEmpty();
    }

    private static Stream<Chain> chain(Operand operand) {
        return operand instanceof Operand.Reduced reduced && reduced.chain().extractor() == Chain.Extractor.ENTITY
                ? Stream.of(reduced.chain())
                : Stream.empty();
    }

    /** Every operand of a condition, those on the right included, but not those inside chains. */
    private static List<Operand> operands(Expression expression) {
        if (expression instanceof Expression.And and) {
            return and.parts().stream().flatMap(part -> operands(part).stream()).toList();
        }
        if (expression instanceof Expression.Or or) {
            return or.parts().stream().flatMap(part -> operands(part).stream()).toList();
        }
        if (expression instanceof Expression.Not not) {
            return operands(not.part());
        }
        if (expression instanceof Expression.Quantified quantified) {
            return operands(quantified.part());
        }
        Expression.Comparison comparison = (Expression.Comparison) expression;
        List<Operand> operands = new ArrayList<>(List.of(comparison.left()));
        if (comparison.arguments() instanceof Arguments.Operands right) {
            operands.addAll(right.operands());
        }
        return operands;
    }
}
