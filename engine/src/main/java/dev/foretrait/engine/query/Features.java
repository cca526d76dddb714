package dev.foretrait.engine.query;

/** What a query makes use of, as far as it decides when Segment computes it (query-language.md 6.5). */
final class Features implements Expression.Visitor<Void>, Operand.Visitor<Void>, Filter.Visitor<Void> {

    private boolean session;
    private boolean window;
    private boolean funnel;
    private boolean dynamicReference;
    private int depth;

    static Features of(Query query) {
        Features features = new Features();
        if (query instanceof Query.Audience audience) {
            audience.expression().accept(features);
        } else if (query instanceof Query.Trait trait) {
            features.visit(trait.chain());
        }
        return features;
    }

    boolean session() {
        return session;
    }

    boolean window() {
        return window;
    }

    boolean funnel() {
        return funnel;
    }

    boolean dynamicReference() {
        return dynamicReference;
    }

    private void visit(Chain chain) {
        funnel |= depth > 0;
        depth++;
        chain.filters().forEach(filter -> filter.accept(this));
        depth--;
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
            operands.operands().forEach(operand -> {
                dynamicReference |= operand instanceof Operand.Field;
                operand.accept(this);
            });
        }
        return null;
    }

    @Override
    public Void constant(Operand.Constant constant) {
        return null;
    }

    @Override
    public Void field(Operand.Field field) {
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
        window = true;
        return null;
    }

    @Override
    public Void between(Filter.Between between) {
        window = true;
        return null;
    }

    @Override
    public Void expiresAfter(Filter.ExpiresAfter expiresAfter) {
        session = true;
        return null;
    }
}
