package dev.foretrait.engine.fql;

import dev.foretrait.engine.event.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What stands between the two sides of a comparison. */
enum Operator {
    EQUAL("=") {
        @Override
        boolean holds(Value left, Value right) {
            return areEqual(left, right);
        }
    },
    DIFFERENT("!=") {
        @Override
        boolean holds(Value left, Value right) {
            return !areEqual(left, right);
        }
    },
    GREATER(">") {
        @Override
        boolean holds(Value left, Value right) {
            return compared(left, right, sign -> sign > 0);
        }
    },
    GREATER_OR_EQUAL(">=") {
        @Override
        boolean holds(Value left, Value right) {
            return compared(left, right, sign -> sign >= 0);
        }
    },
    LESS("<") {
        @Override
        boolean holds(Value left, Value right) {
            return compared(left, right, sign -> sign < 0);
        }
    },
    LESS_OR_EQUAL("<=") {
        @Override
        boolean holds(Value left, Value right) {
            return compared(left, right, sign -> sign <= 0);
        }
    },
    IN("in") {
        @Override
        boolean holds(Value left, Value right) {
            return right instanceof Value.Array list
                    && !(left instanceof Value.Array || left instanceof Value.Object)
                    && list.elements().stream().anyMatch(element -> areEqual(left, element));
        }
    };

    private final String spelling;

    Operator(String spelling) {
        this.spelling = spelling;
    }

    String spelling() {
        return spelling;
    }

    abstract boolean holds(Value left, Value right);

    static Optional<Operator> spelled(String spelling) {
        return Stream.of(values())
                .filter(operator -> operator.spelling.equals(spelling))
                .findFirst();
    }

    /** Whether both are of one type and equal; numbers by what they amount to. */
    private static boolean areEqual(Value left, Value right) {
        if (left instanceof Value.Number && right instanceof Value.Number) {
            Optional<BigDecimal> number = left.number();
            Optional<BigDecimal> other = right.number();
            return number.isPresent() && other.isPresent()
                    ? number.get().compareTo(other.get()) == 0
                    : left.equals(right);
        }
        if (left instanceof Value.Array list && right instanceof Value.Array other) {
            return areEqual(list.elements(), other.elements());
        }
        if (left instanceof Value.Object object && right instanceof Value.Object other) {
            return object.fields().keySet().equals(other.fields().keySet())
                    && object.fields().keySet().stream().allMatch(key -> areEqual(object.get(key), other.get(key)));
        }
        return left.equals(right);
    }

    private static boolean areEqual(List<Value> left, List<Value> right) {
        return left.size() == right.size()
                && IntStream.range(0, left.size()).allMatch(at -> areEqual(left.get(at), right.get(at)));
    }

    private static boolean compared(Value left, Value right, IntPredicate wanted) {
        if (!(left instanceof Value.Number) || !(right instanceof Value.Number)) {
            return false;
        }
        Optional<BigDecimal> number = left.number();
        Optional<BigDecimal> other = right.number();
        return number.isPresent()
                && other.isPresent()
                && wanted.test(number.get().compareTo(other.get()));
    }
}
