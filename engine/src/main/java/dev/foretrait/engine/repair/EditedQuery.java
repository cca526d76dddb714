package dev.foretrait.engine.repair;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.Reduction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A query with edits made. */
final class EditedQuery {

    private final List<Edit> edits;

    /** The chains around the place that the walk has reached, the innermost first. */
    private final Deque<Chain> around = new ArrayDeque<>();

    private EditedQuery(List<Edit> edits) {
        this.edits = edits;
    }

    /** The query after the edits; empty if nothing would be left of it. */
    static Optional<Query> of(Query query, List<Edit> edits) {
        EditedQuery edited = new EditedQuery(edits);
        if (query instanceof Query.Copy) {
            return Optional.of(query);
        }
        return query instanceof Query.Audience audience
                ? edited.expression(audience.expression()).map(Query.Audience::new)
                : Optional.of(new Query.Trait(edited.chain(((Query.Trait) query).chain())));
    }

    private Chain chain(Chain chain) {
        around.push(chain);
        List<Filter> filters = chain.filters().stream().flatMap(this::filter).toList();
        Reduction reduction = chain.reduction();
        Chain edited = new Chain(
                chain.extractor(),
                only(Edit.Event.class)
                        .filter(edit -> edit.chain() == chain)
                        .map(Edit.Event::to)
                        .findFirst()
                        .orElse(chain.name()),
                filters,
                new Reduction(
                        reduction.function(),
                        reduction.item().map(this::field),
                        reduction.cast(),
                        reduction.frequency(),
                        reduction.span()),
                chain.nameSpan(),
                chain.span());
        around.pop();
        return edited;
    }

    private Stream<Filter> filter(Filter filter) {
        return filter instanceof Filter.Where where
                ? expression(where.condition())
                        .<Filter>map(condition -> new Filter.Where(condition, where.span()))
                        .stream()
                : Stream.of(filter);
    }

    private Optional<Expression> expression(Expression expression) {
        if (expression instanceof Expression.And and) {
            return joined(and.parts(), parts -> new Expression.And(parts, and.span()));
        }
        if (expression instanceof Expression.Or or) {
            return joined(or.parts(), parts -> new Expression.Or(parts, or.span()));
        }
        if (expression instanceof Expression.Not not) {
            return expression(not.part()).map(part -> new Expression.Not(part, not.span()));
        }
        if (expression instanceof Expression.Quantified quantified) {
            return expression(quantified.part())
                    .map(part -> new Expression.Quantified(quantified.quantifier(), part, quantified.span()));
        }
        return comparison((Expression.Comparison) expression);
    }

    private interface Junction {
        Expression of(List<Expression> parts);
    }

    private Optional<Expression> joined(List<Expression> parts, Junction junction) {
        List<Expression> edited =
                parts.stream().flatMap(part -> expression(part).stream()).toList();
        return edited.size() < 2 ? edited.stream().findFirst() : Optional.of(junction.of(edited));
    }

    private Optional<Expression> comparison(Expression.Comparison comparison) {
        if (only(Edit.Without.class).anyMatch(edit -> edit.comparison() == comparison)) {
            return Optional.empty();
        }
        Arguments arguments = comparison.arguments();
        if (arguments instanceof Arguments.Operands operands) {
            arguments = new Arguments.Operands(
                    operands.operands().stream()
                            .flatMap(operand -> argument(comparison, operand))
                            .toList(),
                    operands.span());
        }
        boolean several = arguments instanceof Arguments.Operands operands
                && operands.operands().size() > 1;
        Comparator comparator =
                comparison.comparator() == Comparator.EQUALS && several ? Comparator.ONE_OF : comparison.comparator();
        return Optional.of(
                new Expression.Comparison(operand(comparison.left()), comparator, arguments, comparison.span()));
    }

    private Stream<Operand> argument(Expression.Comparison comparison, Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return only(Edit.Values.class)
                    .filter(edit -> edit.comparison() == comparison)
                    .filter(edit -> edit.from().equals(constant.literal()))
                    .findFirst()
                    .map(edit ->
                            edit.to().stream().<Operand>map(literal -> new Operand.Constant(literal, constant.span())))
                    .orElseGet(() -> Stream.of(operand));
        }
        return Stream.of(operand(operand));
    }

    private Operand operand(Operand operand) {
        if (operand instanceof Operand.Reduced reduced) {
            return new Operand.Reduced(chain(reduced.chain()), reduced.span());
        }
        return operand instanceof Operand.Field field ? field(field) : operand;
    }

    private Operand.Field field(Operand.Field field) {
        return owner(field)
                .flatMap(chain -> only(Edit.Property.class)
                        .filter(edit -> edit.chain() == chain && edit.from().equals(field.path()))
                        .findFirst())
                .map(edit -> with(field, edit.to()))
                .orElse(field);
    }

    private static Operand.Field with(Operand.Field field, PropertyPath path) {
        return new Operand.Field(field.scope(), path, field.nameSpan(), field.span());
    }

    /** The chain whose events the field is of. */
    private Optional<Chain> owner(Operand.Field field) {
        int out = switch (field.scope()) {
            case PROPERTY -> 0;
            case PARENT_PROPERTY -> 1;
            case TRAIT, CONTEXT -> Integer.MAX_VALUE;
        };
        return new ArrayList<>(around).stream().skip(out).findFirst();
    }

    private <E extends Edit> Stream<E> only(Class<E> kind) {
        return edits.stream().filter(kind::isInstance).map(kind::cast);
    }
}
