package dev.foretrait.engine.repair;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chain of events, and what it asks of each of them.
 *
 * @param chain the chain, the very node of its query
 * @param leaves the comparisons of a property that keep events, in the order written; what is negated is left out
 * @param fields the properties that an event needs to count: those of the leaves, those that funnels compare with, and what
 *     is reduced
 */
record EventChain(Chain chain, List<Expression.Comparison> leaves, List<Operand.Field> fields) {

    EventChain {
        leaves = List.copyOf(leaves);
        fields = List.copyOf(fields);
    }

    /** Every chain of events of a query, an outer one before those inside it. */
    static List<EventChain> of(Query query) {
        Search search = new Search();
        if (query instanceof Query.Trait trait) {
            search.chain(trait.chain());
        } else if (query instanceof Query.Audience audience) {
            search.through(audience.expression(), false, Optional.empty());
        }
        return search.found.stream().map(Parts::chain).toList();
    }

    /** A chain of events by itself, without those inside it. */
    static EventChain of(Chain chain) {
        return of(new Query.Trait(chain)).get(0);
    }

    /** The needed properties, each once. */
    List<PropertyPath> paths() {
        return fields.stream().map(Operand.Field::path).distinct().toList();
    }

    String name() {
        return chain.name();
    }

    private record Parts(Chain of, List<Expression.Comparison> leaves, List<Operand.Field> fields) {
        EventChain chain() {
            return new EventChain(of, leaves, fields);
        }
    }

    private static final class Search {
        private final List<Parts> found = new ArrayList<>();

        void chain(Chain chain) {
            if (chain.extractor() != Chain.Extractor.EVENT) {
                return;
            }
            Parts parts = new Parts(chain, new ArrayList<>(), new ArrayList<>());
            found.add(parts);
            for (Filter filter : chain.filters()) {
                if (filter instanceof Filter.Where where) {
                    through(where.condition(), false, Optional.of(parts));
                }
            }
            chain.reduction().item().ifPresent(item -> need(item, Operand.Scope.PROPERTY, Optional.of(parts)));
        }

        void through(Expression expression, boolean negated, Optional<Parts> within) {
            if (expression instanceof Expression.And and) {
                and.parts().forEach(part -> through(part, negated, within));
            } else if (expression instanceof Expression.Or or) {
                or.parts().forEach(part -> through(part, negated, within));
            } else if (expression instanceof Expression.Not not) {
                through(not.part(), !negated, within);
            } else if (expression instanceof Expression.Quantified quantified) {
                through(quantified.part(), negated, within);
            } else {
                comparison((Expression.Comparison) expression, negated, within);
            }
        }

        private void comparison(Expression.Comparison comparison, boolean negated, Optional<Parts> within) {
            boolean keeps = !negated && comparison.comparator() != Comparator.ABSENT;
            operand(comparison.left(), keeps, within);
            boolean ofProperty =
                    comparison.left() instanceof Operand.Field field && field.scope() == Operand.Scope.PROPERTY;
            if (keeps && ofProperty) {
                within.ifPresent(parts -> parts.leaves().add(comparison));
            }
            if (comparison.arguments() instanceof Arguments.Operands operands) {
                operands.operands().forEach(operand -> operand(operand, keeps, within));
            }
        }

        private void operand(Operand operand, boolean keeps, Optional<Parts> within) {
            if (operand instanceof Operand.Reduced reduced) {
                int before = found.size();
                chain(reduced.chain());
                found.subList(before, found.size()).stream()
                        .filter(inner -> inner.of() == reduced.chain())
                        .forEach(inner -> parents(inner.of(), within));
            } else if (keeps && operand instanceof Operand.Field field) {
                need(field, Operand.Scope.PROPERTY, within);
            }
        }

        /** What the chain inside compares with or takes from the event around it. */
        private void parents(Chain inner, Optional<Parts> outer) {
            ParentFields.of(inner).forEach(field -> need(field, Operand.Scope.PARENT_PROPERTY, outer));
        }

        private static void need(Operand.Field field, Operand.Scope scope, Optional<Parts> within) {
            if (field.scope() == scope) {
                within.ifPresent(parts -> parts.fields().add(field));
            }
        }
    }
}
