package dev.foretrait.engine.fql;

import dev.foretrait.engine.event.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is true or false of a message. Its text reads back as the same condition. */
sealed interface Condition {

    boolean holds(Value.Object message);

    /** The operands in it, from left to right. */
    Stream<Operand> operands();

    /** One of several. */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Value.Object message) {
            return parts.stream().anyMatch(part -> part.holds(message));
        }

        @Override
        public Stream<Operand> operands() {
            return parts.stream().flatMap(Condition::operands);
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Any ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" or "));
        }
    }

    /** Each of several. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Value.Object message) {
            return parts.stream().allMatch(part -> part.holds(message));
        }

        @Override
        public Stream<Operand> operands() {
            return parts.stream().flatMap(Condition::operands);
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Any || part instanceof All ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    /** The opposite; so of null it is true. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Value.Object message) {
            return !part.holds(message);
        }

        @Override
        public Stream<Operand> operands() {
            return part.operands();
        }

        @Override
        public String toString() {
            return part instanceof Truth ? "!" + part : "!(" + part + ")";
        }
    }

    /** Two values beside each other. */
    record Comparison(Operand left, Operator operator, Operand right) implements Condition {
        @Override
        public boolean holds(Value.Object message) {
            return operator.holds(left.value(message), right.value(message));
        }

        @Override
        public Stream<Operand> operands() {
            return Stream.of(left, right);
        }

        @Override
        public String toString() {
            return left + " " + operator.spelling() + " " + right;
        }
    }

    /** A value by itself: null is false, and so is whatever is no boolean (U-73). */
    record Truth(Operand operand) implements Condition {
        @Override
        public boolean holds(Value.Object message) {
            return operand.value(message) == Value.Bool.TRUE;
        }

        @Override
        public Stream<Operand> operands() {
            return Stream.of(operand);
        }

        @Override
        public String toString() {
            return operand.toString();
        }
    }
}
