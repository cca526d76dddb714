package dev.foretrait.engine.lint;

import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import java.util.ArrayList;
import java.util.List;

/** Every field and every filter of a query, however deep, in the order of the text. */
final class Parts implements Expression.Visitor<Void>, Operand.Visitor<Void>, Filter.Visitor<Void> {

    private final List<Operand.Field> fields = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();

    static Parts of(Query query) {
        Parts parts = new Parts();
        if (query instanceof Query.Audience audience) {
            audience.expression().accept(parts);
        } else {
            parts.visit(((Query.Trait) query).chain());
        }
        return parts;
    }

    List<Operand.Field> fields() {
        return fields;
    }

    List<Filter> filters() {
        return filters;
    }

    private void visit(Chain chain) {
        filters.addAll(chain.filters());
        chain.filters().forEach(filter -> filter.accept(this));
        fields.addAll(chain.reduction().item().stream().toList());
    }

    @Override
    public Void and(Expression.And and) {
        and.parts().forEach(part -> part.accept(this));
        return null;
    }

    @Override
    public Void or(Expression.Or or) {
        or.parts().forEach(part -> part.accept(this));
        return null;
    }

    @Override
    public Void not(Expression.Not not) {
        return not.part().accept(this);
    }

    @Override
    public Void quantified(Expression.Quantified quantified) {
        return quantified.part().accept(this);
    }

    @Override
    public Void comparison(Expression.Comparison comparison) {
        comparison.left().accept(this);
        if (comparison.arguments() instanceof Arguments.Operands operands) {
            operands.operands().forEach(operand -> operand.accept(this));
        }
        return null;
    }

    @Override
    public Void constant(Operand.Constant constant) {
        return null;
    }

    @Override
    public Void field(Operand.Field field) {
        fields.add(field);
        return null;
    }

    @Override
    public Void reduced(Operand.Reduced reduced) {
        visit(reduced.chain());
        return null;
    }

    @Override
    public Void where(Filter.Where where) {
        return where.condition().accept(this);
    }

    @Override
    public Void sources(Filter.Sources sources) {
        return null;
    }

    @Override
    public Void within(Filter.Within within) {
        return null;
    }

    @Override
    public Void between(Filter.Between between) {
        return null;
    }

    @Override
    public Void expiresAfter(Filter.ExpiresAfter expiresAfter) {
        return null;
    }
}
