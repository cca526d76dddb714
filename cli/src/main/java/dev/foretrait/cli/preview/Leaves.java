package dev.foretrait.cli.preview;

import dev.foretrait.engine.query.Expression;
import java.util.List;
import java.util.stream.Stream;

/** The comparisons an expression is made of, in the order written; what is negated is left out. */
final class Leaves implements Expression.Visitor<Stream<Expression.Comparison>> {

    private static final Leaves INSTANCE = new Leaves();

    private Leaves() {}

    static List<Expression.Comparison> of(Expression expression) {
        return expression.accept(INSTANCE).toList();
    }

    @Override
    public Stream<Expression.Comparison> and(Expression.And and) {
        return and.parts().stream().flatMap(part -> part.accept(this));
    }

    @Override
    public Stream<Expression.Comparison> or(Expression.Or or) {
        return or.parts().stream().flatMap(part -> part.accept(this));
    }

    @Override
    public Stream<Expression.Comparison> not(Expression.Not not) {
        return Stream.empty();
    }

    @Override
    public Stream<Expression.Comparison> quantified(Expression.Quantified quantified) {
        return quantified.part().accept(this);
    }

    @Override
    public Stream<Expression.Comparison> comparison(Expression.Comparison comparison) {
        return Stream.of(comparison);
    }
}
