package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.Span;
import java.util.List;

/** What stands in the parentheses of a comparator, or behind its sign. */
public sealed interface Arguments {

    /** Where they stand in the query; no part of equality. */
    Span span();

    /** Values to compare with: none for {@code exists} and {@code absent}, one or several for the rest. */
    record Operands(List<Operand> operands, Span span) implements Arguments {
        public Operands {
            operands = List.copyOf(operands);
        }

        public Operands(List<Operand> operands) {
            this(operands, Span.NONE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Operands that && operands.equals(that.operands);
        }

        @Override
        public int hashCode() {
            return operands.hashCode();
        }
    }

    /** A distance from now, for {@code within_last} and its like. */
    record Distance(Length length, Span span) implements Arguments {
        public Distance(Length length) {
            this(length, Span.NONE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Distance that && length.equals(that.length);
        }

        @Override
        public int hashCode() {
            return length.hashCode();
        }
    }
}
