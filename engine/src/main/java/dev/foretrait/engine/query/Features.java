package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/** Where a query makes use of what decides when Segment computes it (query-language.md 6.5). */
final class Features extends QueryWalk {

    private final List<Span> sessions = new ArrayList<>();
    private final List<Span> windows = new ArrayList<>();
    private final List<Span> followers = new ArrayList<>();
    private final List<Span> dynamicReferences = new ArrayList<>();
    private final List<Span> relativeDates = new ArrayList<>();
    private int events;

    static Features of(Query query) {
        Features features = new Features();
        features.through(query);
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

    /** The comparisons of a date with now. */
    List<Span> relativeDates() {
        return relativeDates;
    }

    @Override
    protected void comparison(Expression.Comparison comparison) {
        if (comparison.arguments() instanceof Arguments.Distance) {
            relativeDates.add(comparison.span());
        }
        super.comparison(comparison);
    }

    @Override
    protected void chain(Chain chain) {
        int outer = events;
        if (chain.extractor() == Chain.Extractor.EVENT) {
            if (outer > 0) {
                followers.add(chain.span());
            }
            events++;
        }
        super.chain(chain);
        events = outer;
    }

    @Override
    protected void filter(Filter filter) {
        if (filter instanceof Filter.Within || filter instanceof Filter.Between) {
            windows.add(filter.span());
        } else if (filter instanceof Filter.ExpiresAfter) {
            sessions.add(filter.span());
        }
        super.filter(filter);
    }

    @Override
    protected void right(Operand operand) {
        if (operand instanceof Operand.Field field) {
            dynamicReferences.add(field.span());
        }
        super.right(operand);
    }
}
