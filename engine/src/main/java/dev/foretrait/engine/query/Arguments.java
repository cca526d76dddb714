package dev.foretrait.engine.query;

import java.util.List;

/** What stands in the parentheses of a comparator. */
public sealed interface Arguments {

    /** Values to compare with: none for {@code exists} and {@code absent}, one or several for the rest. */
    record Operands(List<Operand> operands) implements Arguments {
        public Operands {
            operands = List.copyOf(operands);
        }
    }

    /** A distance from now, for {@code within_last} and its like. */
    record Distance(Length length) implements Arguments {}
}
