package dev.foretrait.storage.definition;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.Reduction;
import java.util.List;
import java.util.function.UnaryOperator;

/** The same query with every place moved, so that whatever is said about a part of it points into the definition file. */
final class Relocation implements Expression.Visitor<Expression>, Operand.Visitor<Operand>, Filter.Visitor<Filter> {

    private final UnaryOperator<Span> move;

    Relocation(UnaryOperator<Span> move) {
        this.move = move;
    }

    Query moved(Query query) {
        if (query instanceof Query.Copy copy) {
            return new Query.Copy(moved(copy.field()));
        }
        return query instanceof Query.Audience audience
                ? new Query.Audience(audience.expression().accept(this))
                : new Query.Trait(moved(((Query.Trait) query).chain()));
    }

    @Override
    public Expression and(Expression.And and) {
        return new Expression.And(moved(and.parts()), move.apply(and.span()));
    }

    @Override
    public Expression or(Expression.Or or) {
        return new Expression.Or(moved(or.parts()), move.apply(or.span()));
    }

    @Override
    public Expression not(Expression.Not not) {
        return new Expression.Not(not.part().accept(this), move.apply(not.span()));
    }

    @Override
    public Expression quantified(Expression.Quantified quantified) {
        return new Expression.Quantified(
                quantified.quantifier(), quantified.part().accept(this), move.apply(quantified.span()));
    }

    @Override
    public Expression comparison(Expression.Comparison comparison) {
        return new Expression.Comparison(
                comparison.left().accept(this),
                comparison.comparator(),
                moved(comparison.arguments()),
                move.apply(comparison.span()));
    }

    @Override
    public Operand constant(Operand.Constant constant) {
        return new Operand.Constant(constant.literal(), move.apply(constant.span()));
    }

    @Override
    public Operand field(Operand.Field field) {
        return moved(field);
    }

    @Override
    public Operand reduced(Operand.Reduced reduced) {
        return new Operand.Reduced(moved(reduced.chain()), move.apply(reduced.span()));
    }

    @Override
    public Filter where(Filter.Where where) {
        return new Filter.Where(where.condition().accept(this), move.apply(where.span()));
    }

    @Override
    public Filter sources(Filter.Sources sources) {
        return new Filter.Sources(sources.excluded(), move.apply(sources.span()));
    }

    @Override
    public Filter within(Filter.Within within) {
        return new Filter.Within(within.length(), within.anchor(), move.apply(within.span()));
    }

    @Override
    public Filter between(Filter.Between between) {
        return new Filter.Between(between.near(), between.far(), between.anchor(), move.apply(between.span()));
    }

    @Override
    public Filter expiresAfter(Filter.ExpiresAfter expiresAfter) {
        return new Filter.ExpiresAfter(expiresAfter.gap(), move.apply(expiresAfter.span()));
    }

    private List<Expression> moved(List<Expression> parts) {
        return parts.stream().map(part -> part.accept(this)).toList();
    }

    private Arguments moved(Arguments arguments) {
        if (arguments instanceof Arguments.Distance distance) {
            return new Arguments.Distance(distance.length(), move.apply(distance.span()));
        }
        Arguments.Operands operands = (Arguments.Operands) arguments;
        return new Arguments.Operands(
                operands.operands().stream()
                        .map(operand -> operand.accept(this))
                        .toList(),
                move.apply(operands.span()));
    }

    private Operand.Field moved(Operand.Field field) {
        return new Operand.Field(field.scope(), field.path(), move.apply(field.nameSpan()), move.apply(field.span()));
    }

    private Chain moved(Chain chain) {
        Reduction reduction = chain.reduction();
        return new Chain(
                chain.extractor(),
                chain.name(),
                chain.filters().stream().map(filter -> filter.accept(this)).toList(),
                new Reduction(
                        reduction.function(),
                        reduction.item().map(this::moved),
                        reduction.cast(),
                        reduction.frequency(),
                        move.apply(reduction.span())),
                move.apply(chain.nameSpan()),
                move.apply(chain.span()));
    }
}
