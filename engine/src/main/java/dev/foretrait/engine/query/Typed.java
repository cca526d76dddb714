package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a part of a query is, by the type table of the language (query-language.md 4.1). */
sealed interface Typed {

    /** What it is, in a sentence. */
    default String noun() {
        return "a value";
    }

    /**
     * Events or entities, not reduced yet: filters and reducers may follow.
     *
     * @param filters those so far, from the last one back: a chain is as long as its text, and each link costs the same
     */
    record Stream(Chain.Extractor extractor, String name, Span nameSpan, Optional<Filtered> filters, Span span)
            implements Typed {

        /** A filter and those before it. */
        record Filtered(Filter filter, Optional<Filtered> before) {}

        Stream(Chain.Extractor extractor, String name, Span nameSpan, Span span) {
            this(extractor, name, nameSpan, Optional.empty(), span);
        }

        Stream filtered(Filter filter, Span whole) {
            return new Stream(extractor, name, nameSpan, Optional.of(new Filtered(filter, filters)), whole);
        }

        @Override
        public String noun() {
            return "a stream of events";
        }

        Chain reduced(Reduction reduction, Span whole) {
            List<Filter> inOrder = new ArrayList<>();
            for (Optional<Filtered> last = filters;
                    last.isPresent();
                    last = last.get().before()) {
                inOrder.add(last.get().filter());
            }
            Collections.reverse(inOrder);
            return new Chain(extractor, name, inOrder, reduction, nameSpan, whole);
        }
    }

    /** One value: comparators may follow. */
    record Scalar(Operand operand) implements Typed {}

    /** The list that {@code unique} makes: only {@code count()} may follow. */
    record Listed(Stream stream, Reduction reduction, Span span) implements Typed {
        @Override
        public String noun() {
            return "a list";
        }
    }

    /** Something that holds or does not: nothing may follow but junctions. */
    record Condition(Expression expression) implements Typed {
        @Override
        public String noun() {
            return "true or false";
        }
    }

    /** A constant: nothing may follow. */
    record Fixed(Operand.Constant constant) implements Typed {
        @Override
        public String noun() {
            return "a constant";
        }
    }

    /** A length of time: nothing may follow, and only windows take it. */
    record Lasting(Span span) implements Typed {
        @Override
        public String noun() {
            return "a length of time";
        }
    }

    /** What could not be made out; that has been reported. */
    record Unknown() implements Typed {}
}
