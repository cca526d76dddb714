package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import java.util.List;

/** One link of a chain that keeps some items and drops others. */
public sealed interface Filter {

    /** Where it stands in the query, from its name to its closing parenthesis; no part of equality. */
    Span span();

    /** Which filter of the language it is. */
    FilterFunction function();

    /** Answers for this kind of filter. */
    <R> R accept(Visitor<R> visitor);

    /** Whether it is a window that is measured from an enclosing event, and not from now. */
    default boolean isBehindParent() {
        return this instanceof Within within && within.anchor() == Anchor.PARENT
                || this instanceof Between between && between.anchor() == Anchor.PARENT;
    }

    /** Keeps items for which the condition holds. */
    record Where(Expression condition, Span span) implements Filter {
        public Where(Expression condition) {
            this(condition, Span.NONE);
        }

        @Override
        public FilterFunction function() {
            return FilterFunction.WHERE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.where(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Where that && condition.equals(that.condition);
        }

        @Override
        public int hashCode() {
            return condition.hashCode();
        }
    }

    /** Drops items of the excluded sources; an item without source is kept. */
    record Sources(List<String> excluded, Span span) implements Filter {
        public Sources {
            excluded = List.copyOf(excluded);
        }

        public Sources(List<String> excluded) {
            this(excluded, Span.NONE);
        }

        @Override
        public FilterFunction function() {
            return FilterFunction.SOURCES;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sources(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sources that && excluded.equals(that.excluded);
        }

        @Override
        public int hashCode() {
            return excluded.hashCode();
        }
    }

    /** Keeps items of the last {@code length} before now, or after the parent (U-10). */
    record Within(Length length, Anchor anchor, Span span) implements Filter {
        public Within(Length length, Anchor anchor) {
            this(length, anchor, Span.NONE);
        }

        @Override
        public FilterFunction function() {
            return FilterFunction.WITHIN;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.within(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Within that && length.equals(that.length) && anchor == that.anchor;
        }

        @Override
        public int hashCode() {
            return 31 * length.hashCode() + anchor.ordinal();
        }
    }

    /** Keeps items between two distances from now, or from the parent; {@code near} is less than {@code far} (U-15). */
    record Between(Length near, Length far, Anchor anchor, Span span) implements Filter {
        public Between(Length near, Length far, Anchor anchor) {
            this(near, far, anchor, Span.NONE);
        }

        /** The same with its ends the other way round. */
        Between swapped() {
            return new Between(far, near, anchor, span);
        }

        @Override
        public FilterFunction function() {
            return FilterFunction.BETWEEN;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.between(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Between that
                    && near.equals(that.near)
                    && far.equals(that.far)
                    && anchor == that.anchor;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * near.hashCode() + far.hashCode()) + anchor.ordinal();
        }
    }

    /** Keeps the items of the most recent session (U-18). */
    record ExpiresAfter(Length gap, Span span) implements Filter {
        public ExpiresAfter(Length gap) {
            this(gap, Span.NONE);
        }

        @Override
        public FilterFunction function() {
            return FilterFunction.EXPIRES_AFTER;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.expiresAfter(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ExpiresAfter that && gap.equals(that.gap);
        }

        @Override
        public int hashCode() {
            return ~gap.hashCode();
        }
    }

    /** What a window is measured from. */
    enum Anchor {
        NOW,
        PARENT
    }

    /** One answer for each kind of filter. */
    interface Visitor<R> {
        R where(Where where);

        R sources(Sources sources);

        R within(Within within);

        R between(Between between);

        R expiresAfter(ExpiresAfter expiresAfter);
    }
}
