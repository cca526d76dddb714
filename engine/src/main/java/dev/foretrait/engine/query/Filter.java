package dev.foretrait.engine.query;

import java.util.List;

/** One link of a chain that keeps some items and drops others. */
public sealed interface Filter {

    /** Answers for this kind of filter. */
    <R> R accept(Visitor<R> visitor);

    /** Keeps items for which the condition holds. */
    record Where(Expression condition) implements Filter {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.where(this);
        }
    }

    /** Drops items of the excluded sources; an item without source is kept. */
    record Sources(List<String> excluded) implements Filter {
        public Sources {
            excluded = List.copyOf(excluded);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sources(this);
        }
    }

    /** Keeps items of the last {@code length} before now, or after the parent (U-10). */
    record Within(Length length, Anchor anchor) implements Filter {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.within(this);
        }
    }

    /** Keeps items between two distances from now, or from the parent; {@code near} is less than {@code far} (U-15). */
    record Between(Length near, Length far, Anchor anchor) implements Filter {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.between(this);
        }
    }

    /** Keeps the items of the most recent session (U-18). */
    record ExpiresAfter(Length gap) implements Filter {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.expiresAfter(this);
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
