package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/** Where a query makes use of what decides when Segment computes it (query-language.md 6.5). */
final class Features implements Expression.Visitor<Void>, Operand.Visitor<Void>, Filter.Visitor<Void> {

    private final List<Span> sessions = new ArrayList<>();
    private final List<Span> windows = new ArrayList<>();
    private final List<Span> followers = new ArrayList<>();
    private final List<Span> dynamicReferences = new ArrayList<>();
    private int events;

    static Features of(Query query) {
        Features features = new Features();
        if (query instanceof Query.Audience audience) {
            audience.expression().accept(features);
        } else if (query instanceof Query.Trait trait) {
            features.visit(trait.chain());
        }
        return features;
    }

    List<Span> sessions() {
        return sessions;
    }

    List<Span> windows() {
        return windows;
    }

    /** The chains of events that stand inside another. */
    List<Span> followers() {
        return followers;
    }

    List<Span> dynamicReferences() {
        return dynamicReferences;
    }

    private void visit(Chain chain) {
        int outer = events;
        if (chain.extractor() == Chain.Extractor.EVENT) {
            if (outer > 0) {
                followers.add(chain.span());
            }
            events++;
        }
        chain.filters().forEach(filter -> filter.accept(this));
        events = outer;
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
                if (operand instanceof Operand.Field field) {
                    dynamicReferences.add(field.span());
                }
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
        windows.add(within.span());
        return null;
    }

    @Override
    public Void between(Filter.Between between) {
        windows.add(between.span());
        return null;
    }

    @Override
    public Void expiresAfter(Filter.ExpiresAfter expiresAfter) {
        sessions.add(expiresAfter.span());
        return null;
    }
}
