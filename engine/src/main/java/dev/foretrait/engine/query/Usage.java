package dev.foretrait.engine.query;

import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.Braces;
import java.util.Optional;

/** An example of each function, for hints. */
final class Usage {

    private Usage() {}

    /**
     * How the function of that name is written.
     *
     * @param braces which filters are written with them
     */
    static String of(String name, Braces braces) {
        return FilterFunction.named(name)
                .map(filter -> of(filter, braces))
                .or(() -> ReducerFunction.named(name).map(Usage::of))
                .or(() -> Comparator.named(name).map(Usage::of))
                .or(() -> name.equals(Vocabulary.LITERAL) ? Optional.of(name + "(5)") : Optional.empty())
                .orElse(name + "('name')");
    }

    static String of(FilterFunction filter, Braces braces) {
        return filter.keyword()
                + switch (filter) {
                    case WHERE -> braces.aroundWhere() ? "({property('price') > 100})" : "(property('price') > 100)";
                    case SOURCES ->
                        braces.aroundSources()
                                ? "({" + Vocabulary.EXCLUDE + ": 'source id'})"
                                : "(" + Vocabulary.EXCLUDE + ": 'source id')";
                    case WITHIN -> "(7 days)";
                    case BETWEEN -> "(7 days, 10 days)";
                    case EXPIRES_AFTER -> "(1 hour)";
                };
    }

    static String of(ReducerFunction reducer) {
        return reducer.keyword()
                + switch (reducer) {
                    case COUNT -> "()";
                    case SUM, AVG, MIN, MAX, FIRST, LAST, UNIQUE -> "(property('price'))";
                    case MODE -> "(property('topic'), 2)";
                    case UNIQUE_COUNT -> "(property('price')).count()";
                };
    }

    static String of(Comparator comparator) {
        if (comparator == Comparator.BEFORE_DATE || comparator == Comparator.AFTER_DATE) {
            return comparator.keyword() + "(2026-03-01T00:00:00Z)";
        }
        return comparator.keyword()
                + switch (comparator.arity()) {
                    case NONE -> "()";
                    case ONE -> "('a')";
                    case SEVERAL -> "('a', 'b')";
                    case DURATION -> "(7 days)";
                };
    }
}
