package dev.foretrait.engine.repair;

import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One of the things that must all hold of an event for a chain to keep it, whenever it happened: a part of a {@code where}
 * that AND joins to others, or the sources that count.
 *
 * @param filter the filter that asks just this
 * @param leaves its comparisons of a property that keep events
 * @param fields the properties that an event needs for it
 * @param inner the chains that it compares, but for those inside others
 * @param asksParent whether it can be asked only beside an enclosing event
 */
record ChainPart(
        Filter filter,
        List<Expression.Comparison> leaves,
        List<Operand.Field> fields,
        List<Chain> inner,
        boolean asksParent) {

    /** The comparators that may hold of what is not there. */
    private static final Set<Comparator> OF_NOTHING =
            Set.of(Comparator.ABSENT, Comparator.OMITS, Comparator.NONE_OF, Comparator.DIFFERS);

    ChainPart {
        leaves = List.copyOf(leaves);
        fields = List.copyOf(fields);
        inner = List.copyOf(inner);
    }

    /** The parts of a chain, in the order written. */
    static List<ChainPart> of(Chain chain) {
        List<ChainPart> parts = new ArrayList<>();
        for (Filter filter : chain.filters()) {
            if (filter instanceof Filter.Where where) {
                joined(where.condition()).forEach(condition -> parts.add(of(chain, condition)));
            } else if (filter instanceof Filter.Sources) {
                parts.add(new ChainPart(filter, List.of(), List.of(), List.of(), false));
            }
        }
        return parts;
    }

    private static List<Expression> joined(Expression condition) {
        return condition instanceof Expression.And and
                ? and.parts().stream().flatMap(part -> joined(part).stream()).toList()
                : List.of(condition);
    }

    private static ChainPart of(Chain chain, Expression condition) {
        Filter filter = new Filter.Where(condition, condition.span());
        Chain alone = WhatIf.counted(chain.name(), List.of(filter));
        EventChain asked = EventChain.of(alone);
        return new ChainPart(
                filter,
                asked.leaves(),
                asked.fields(),
                inner(condition),
                !ParentFields.of(alone).isEmpty());
    }

    /** Whether it is a single comparison that fails where one of the properties is missing. */
    boolean needsAll() {
        return filter instanceof Filter.Where where
                && where.condition() instanceof Expression.Comparison comparison
                && !OF_NOTHING.contains(comparison.comparator());
    }

    /** The chains that a condition compares, but for what is negated, and for those inside others. */
    static List<Chain> inner(Expression condition) {
        List<Chain> found = new ArrayList<>();
        collect(condition, found);
        return found;
    }

    private static void collect(Expression condition, List<Chain> found) {
        if (condition instanceof Expression.And and) {
            and.parts().forEach(part -> collect(part, found));
        } else if (condition instanceof Expression.Or or) {
            or.parts().forEach(part -> collect(part, found));
        } else if (condition instanceof Expression.Quantified quantified) {
            collect(quantified.part(), found);
        } else if (condition instanceof Expression.Comparison comparison) {
            collect(comparison.left(), found);
            if (comparison.arguments() instanceof Arguments.Operands operands) {
                operands.operands().forEach(operand -> collect(operand, found));
            }
        }
    }

    private static void collect(Operand operand, List<Chain> found) {
        if (operand instanceof Operand.Reduced reduced) {
            found.add(reduced.chain());
        }
    }
}
