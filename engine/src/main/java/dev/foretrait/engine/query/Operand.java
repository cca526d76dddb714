package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import dev.foretrait.engine.event.PropertyPath;
import java.util.Optional;

/** A value in a query: a literal, a field of the profile or of an event, or a reduced chain. */
public sealed interface Operand {

    /** Where it stands in the query; no part of equality. */
    Span span();

    /** Answers for this kind of operand. */
    <R> R accept(Visitor<R> visitor);

    /** A constant. */
    record Constant(Literal literal, Span span) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Constant that && literal.equals(that.literal);
        }

        @Override
        public int hashCode() {
            return literal.hashCode();
        }
    }

    /**
     * {@code trait(…)}, {@code property(…)}, {@code property(parent: …)} or {@code context(…)}.
     *
     * @param nameSpan where the name stands, quotes included; no part of equality
     */
    record Field(Scope scope, PropertyPath path, Span nameSpan, Span span) implements Operand {
        public Field(Scope scope, PropertyPath path, Span span) {
            this(scope, path, span, span);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.field(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Field that && scope == that.scope && path.equals(that.path);
        }

        @Override
        public int hashCode() {
            return 31 * scope.hashCode() + path.hashCode();
        }
    }

    /** A chain reduced to one value: {@code event('A').count()}. */
    record Reduced(Chain chain, Span span) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reduced(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Reduced that && chain.equals(that.chain);
        }

        @Override
        public int hashCode() {
            return chain.hashCode();
        }
    }

    /** What a field is a field of. */
    enum Scope {
        /** The profile. */
        TRAIT("trait"),
        /** The properties of the current event, or the current entity row. */
        PROPERTY("property"),
        /** The properties of the enclosing event of a funnel. */
        PARENT_PROPERTY("property"),
        /** The context of the current event. */
        CONTEXT("context");

        private final String keyword;

        Scope(String keyword) {
            this.keyword = keyword;
        }

        /** The function name: {@code trait}. The parent's property goes by {@code property}, too. */
        public String keyword() {
            return keyword;
        }

        /** The scope of that function name; {@code property} is that of the current item. */
        public static Optional<Scope> named(String keyword) {
            for (Scope scope : values()) {
                if (scope.keyword.equals(keyword)) {
                    return Optional.of(scope);
                }
            }
            return Optional.empty();
        }
    }

    /** One answer for each kind of operand. */
    interface Visitor<R> {
        R constant(Constant constant);

        R field(Field field);

        R reduced(Reduced reduced);
    }
}
