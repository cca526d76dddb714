package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import java.util.List;

/** What a part of a query is, by the type table of the language (query-language.md 4.1). */
sealed interface Typed {

    /** Events or entities, not reduced yet: filters and reducers may follow. */
    record Stream(Chain.Extractor extractor, String name, Span nameSpan, List<Filter> filters, Span span)
            implements Typed {

        public Stream {
            filters = List.copyOf(filters);
        }

        Chain reduced(Reduction reduction, Span whole) {
            return new Chain(extractor, name, filters, reduction, nameSpan, whole);
        }
    }

    /** One value: comparators may follow. */
    record Scalar(Operand operand) implements Typed {}

    /** The list that {@code unique} makes: only {@code count()} may follow. */
    record Listed(Stream stream, Reduction reduction, Span span) implements Typed {}

    /** Something that holds or does not: nothing may follow but junctions. */
    record Condition(Expression expression) implements Typed {}

    /** A constant: nothing may follow. */
    record Fixed(Operand.Constant constant) implements Typed {}

    /** A length of time: nothing may follow, and only windows take it. */
    record Lasting(Span span) implements Typed {}

    /** What could not be made out; that has been reported. */
    record Unknown() implements Typed {}
}
