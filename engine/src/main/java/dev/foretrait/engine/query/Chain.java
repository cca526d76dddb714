package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * A chain from a stream of events (or related entities) through filters to a reducer: {@code
 * event('A').within(7 days).sum(property('price'))}.
 *
 * <p>Filters are a conjunction and their order has no effect (query-language.md 4.3), so a chain holds them in canonical
 * order: chains that differ in the order of filters of different kinds are equal.
 *
 * @param extractor events or entities
 * @param name the event's name or the relationship's slug
 * @param filters in canonical order; those of one kind in the order written
 * @param reduction what the kept items become
 * @param nameSpan where the name stands, quotes included; no part of equality
 * @param span where it stands; no part of equality
 */
public record Chain(
        Extractor extractor, String name, List<Filter> filters, Reduction reduction, Span nameSpan, Span span) {

    public Chain {
        filters = filters.stream()
                .sorted((left, right) -> left.function().compareTo(right.function()))
                .toList();
    }

    public Chain(Extractor extractor, String name, List<Filter> filters, Reduction reduction, Span span) {
        this(extractor, name, filters, reduction, span, span);
    }

    /** What the chain draws from. */
    public enum Extractor {
        EVENT("event"),
        ENTITY("entity");

        private final String keyword;

        Extractor(String keyword) {
            this.keyword = keyword;
        }

        /** The function name: {@code event}. */
        public String keyword() {
            return keyword;
        }

        /** The extractor of that function name. */
        public static Optional<Extractor> named(String keyword) {
            return keyword.equals(EVENT.keyword)
                    ? Optional.of(EVENT)
                    : keyword.equals(ENTITY.keyword) ? Optional.of(ENTITY) : Optional.empty();
        }
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
