package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import java.util.List;

/** Something that is true or false of a profile, or inside {@code where} of an event. */
public sealed interface Expression {

    /** Where it stands in the query; no part of equality. */
    Span span();

    /** Answers for this kind of expression. */
    <R> R accept(Visitor<R> visitor);

    /** All parts hold. At least two parts, none of them an {@code And}. */
    record And(List<Expression> parts, Span span) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof And that && parts.equals(that.parts);
        }

        @Override
        public int hashCode() {
            return parts.hashCode();
        }
    }

    /** At least one part holds. At least two parts, none of them an {@code Or}. */
    record Or(List<Expression> parts, Span span) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Or that && parts.equals(that.parts);
        }

        @Override
        public int hashCode() {
            return ~parts.hashCode();
        }
    }

    /** The part does not hold. */
    record Not(Expression part, Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Not that && part.equals(that.part);
        }

        @Override
        public int hashCode() {
            return ~part.hashCode();
        }
    }

    /** It holds for at least one, or for every, user of an account. */
    record Quantified(Quantifier quantifier, Expression part, Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.quantified(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Quantified that && quantifier == that.quantifier && part.equals(that.part);
        }

        @Override
        public int hashCode() {
            return 31 * quantifier.hashCode() + part.hashCode();
        }
    }

    /** A value compared with none, one or several others. */
    record Comparison(Operand left, Comparator comparator, Arguments arguments, Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Comparison that
                    && left.equals(that.left)
                    && comparator == that.comparator
                    && arguments.equals(that.arguments);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * left.hashCode() + comparator.hashCode()) + arguments.hashCode();
        }
    }

    /** {@code ANY} and {@code ALL}. */
    enum Quantifier {
        ANY,
        ALL
    }

    /** One answer for each kind of expression. */
    interface Visitor<R> {
        R and(And and);

        R or(Or or);

        R not(Not not);

        R quantified(Quantified quantified);

        R comparison(Comparison comparison);
    }
}
