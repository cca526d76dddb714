package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import java.util.List;

/**
 * A chain from a stream of events (or related entities) through filters to a reducer: {@code
 * event('A').within(7 days).sum(property('price'))}.
 *
 * @param extractor events or entities
 * @param name the event's name or the relationship's slug
 * @param filters in the order written; their order has no effect
 * @param reduction what the kept items become
 * @param span where it stands; no part of equality
 */
public record Chain(Extractor extractor, String name, List<Filter> filters, Reduction reduction, Span span) {

    public Chain {
        filters = List.copyOf(filters);
    }

    /** What the chain draws from. */
    public enum Extractor {
        EVENT,
        ENTITY
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chain that
                && extractor == that.extractor
                && name.equals(that.name)
                && filters.equals(that.filters)
                && reduction.equals(that.reduction);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + filters.hashCode()) + reduction.hashCode();
    }
}
