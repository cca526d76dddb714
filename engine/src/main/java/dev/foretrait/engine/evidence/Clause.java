package dev.foretrait.engine.evidence;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One thing that a chain asks of each event of its stream. */
public sealed interface Clause {

    /**
     * What is asked, as the query says it.
     *
     * @param printer how the space writes queries
     */
    String asked(Printer printer);

    /** Where the query says it; {@link Span#NONE} where it says nothing of the kind. */
    Span span();

    /** The history that counts: old events do not (L-EVT-3), nor may screen calls (U-50) or what lies ahead (U-14). */
    record InHistory() implements Clause {
        @Override
        public String asked(Printer printer) {
            return "an event that counts at all";
        }

        @Override
        public Span span() {
            return Span.NONE;
        }
    }

    /** A {@code where()}, or one of the parts that it joins by AND. */
    record Holds(Expression condition) implements Clause {
        @Override
        public String asked(Printer printer) {
            return printer.text(condition);
        }

        @Override
        public Span span() {
            return condition.span();
        }
    }

    /** Which sources are left out. */
    record FromOtherSources(Filter.Sources filter) implements Clause {
        @Override
        public String asked(Printer printer) {
            return printer.text(filter);
        }

        @Override
        public Span span() {
            return filter.span();
        }
    }

    /** A {@code within()} or {@code between()}. */
    record InWindow(Filter filter) implements Clause {
        @Override
        public String asked(Printer printer) {
            return printer.text(filter);
        }

        @Override
        public Span span() {
            return filter.span();
        }
    }

    /** The most recent session of the events that all other filters keep. */
    record InSession(Filter.ExpiresAfter filter) implements Clause {
        @Override
        public String asked(Printer printer) {
            return printer.text(filter);
        }

        @Override
        public Span span() {
            return filter.span();
        }
    }

    /** A value that the reducer can take. */
    record HasItem(Operand.Field item) implements Clause {
        @Override
        public String asked(Printer printer) {
            return printer.text(item);
        }

        @Override
        public Span span() {
            return item.span();
        }
    }

    /** The window that a chain inside {@code where} has behind each enclosing event. */
    record Follows(Chain chain) implements Clause {
        @Override
        public String asked(Printer printer) {
            return chain.filters().stream()
                    .filter(Filter::isBehindParent)
                    .map(printer::text)
                    .collect(Collectors.joining("."));
        }

        @Override
        public Span span() {
            return chain.filters().stream()
                    .filter(Filter::isBehindParent)
                    .findFirst()
                    .map(Filter::span)
                    .orElse(Span.NONE);
        }
    }

    /** What the filters of a chain ask, in canonical order, a session last. */
    static List<Clause> of(Chain chain) {
        Collector collector = new Collector();
        chain.filters().forEach(filter -> filter.accept(collector));
        return List.copyOf(collector.clauses);
    }

    /** The filters that ask just this. */
    default List<Filter> filters() {
        if (this instanceof Holds holds) {
            return List.of(new Filter.Where(holds.condition()));
        }
        if (this instanceof FromOtherSources sources) {
            return List.of(sources.filter());
        }
        return this instanceof InWindow window ? List.of(window.filter()) : List.of();
    }

    /** Takes filters apart. */
    final class Collector implements Filter.Visitor<Void> {

        private final List<Clause> clauses = new ArrayList<>();

        private Collector() {}

        @Override
        public Void where(Filter.Where where) {
            List<Expression> parts =
                    where.condition() instanceof Expression.And and ? and.parts() : List.of(where.condition());
            parts.forEach(part -> clauses.add(new Holds(part)));
            return null;
        }

        @Override
        public Void sources(Filter.Sources sources) {
            clauses.add(new FromOtherSources(sources));
            return null;
        }

        @Override
        public Void within(Filter.Within within) {
            clauses.add(new InWindow(within));
            return null;
        }

        @Override
        public Void between(Filter.Between between) {
            clauses.add(new InWindow(between));
            return null;
        }

        @Override
        public Void expiresAfter(Filter.ExpiresAfter expiresAfter) {
            clauses.add(new InSession(expiresAfter));
            return null;
        }
    }
}
