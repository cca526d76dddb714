package dev.foretrait.engine.definition;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The filters of a chain, seen as the builder's conditions, sources and window. */
record FormFilters(List<BuilderCondition> conditions, List<String> excludedSources, Optional<BuilderWindow> window) {

    List<Filter> toFilters() {
        List<Filter> filters = new ArrayList<>();
        if (!conditions.isEmpty()) {
            filters.add(new Filter.Where(conjunction()));
        }
        if (!excludedSources.isEmpty()) {
            filters.add(new Filter.Sources(excludedSources));
        }
        window.ifPresent(some -> filters.add(some.toFilter()));
        return filters;
    }

    private Expression conjunction() {
        List<Expression> parts = conditions.stream()
                .<Expression>map(BuilderCondition::toComparison)
                .toList();
        return parts.size() == 1 ? parts.get(0) : new Expression.And(parts, Span.NONE);
    }

    /** The same, from filters in any order; empty if one of them has no place in the builder. */
    static Optional<FormFilters> of(List<Filter> filters) {
        List<BuilderCondition> conditions = new ArrayList<>();
        List<String> excludedSources = new ArrayList<>();
        Optional<BuilderWindow> window = Optional.empty();
        for (Filter filter : filters) {
            if (filter instanceof Filter.Where where) {
                Optional<List<BuilderCondition>> further = conditionsOf(where.condition());
                if (further.isEmpty()) {
                    return Optional.empty();
                }
                conditions.addAll(further.get());
            } else if (filter instanceof Filter.Sources sources) {
                excludedSources.addAll(sources.excluded());
            } else {
                Optional<BuilderWindow> only = BuilderWindow.of(filter);
                if (only.isEmpty() || window.isPresent()) {
                    return Optional.empty();
                }
                window = only;
            }
        }
        return Optional.of(new FormFilters(conditions, excludedSources, window));
    }

    private static Optional<List<BuilderCondition>> conditionsOf(Expression condition) {
        List<Expression> parts = condition instanceof Expression.And and ? and.parts() : List.of(condition);
        List<BuilderCondition> conditions = parts.stream()
                .flatMap(part -> BuilderCondition.of(part).stream())
                .toList();
        return conditions.size() == parts.size() ? Optional.of(conditions) : Optional.empty();
    }
}
