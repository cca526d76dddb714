package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.evaluate.Condition.Compare;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.reduce.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The values of followers in their order (5.3), such that those which compare with a value of the enclosing event as
 * asked are a stretch of ranks: first the numbers, then the times. What is neither has no rank.
 */
final class ValueRanks {

    /** The rank of a value that has no order. */
    static final int UNRANKED = -1;

    private final Line parents;
    private final Line followers;
    private final Comparator comparator;
    private final BigDecimal[] numbers;
    private final Instant[] times;
    private final int[] rankOfCode;
    private final int[] fromOfCode;
    private final int[] toOfCode;

    /**
     * Ranks the values of an order comparison of a follower and its enclosing event; empty if it is another comparison, if
     * orders are switched to something else, or if some path leads to several values.
     */
    static Optional<ValueRanks> of(Condition condition, FunnelFields fields) {
        if (!(condition instanceof Compare compare)
                || compare.right().size() != 1
                || compare.comparison().comparator().mirrored().isEmpty()
                || !compare.comparison().ordersAsSpecified()) {
            return Optional.empty();
        }
        Input left = compare.left();
        Input right = compare.right().get(0);
        Comparator comparator = compare.comparison().comparator();
        if (FunnelFields.isOfFollower(left) && FunnelFields.isOfParent(right)) {
            return of(fields.of(right), fields.of(left), comparator);
        }
        return FunnelFields.isOfParent(left) && FunnelFields.isOfFollower(right)
                ? of(fields.of(left), fields.of(right), comparator.mirrored().orElseThrow())
                : Optional.empty();
    }

    private static Optional<ValueRanks> of(Line parents, Line followers, Comparator comparator) {
        return isSingle(parents) && isSingle(followers)
                ? Optional.of(new ValueRanks(parents, followers, comparator))
                : Optional.empty();
    }

    /** Whether no event has several values. */
    static boolean isSingle(Line line) {
        boolean[] isKnown = new boolean[line.codes() + 1];
        for (int event = 0; event < line.places(); event++) {
            int code = line.code(event);
            if (!isKnown[code] && line.values(code).size() > 1) {
                return false;
            }
            isKnown[code] = true;
        }
        return true;
    }

    private ValueRanks(Line parents, Line followers, Comparator comparator) {
        this.parents = parents;
        this.followers = followers;
        this.comparator = comparator;
        this.numbers = sorted(followers, Value::number).toArray(BigDecimal[]::new);
        this.times = sorted(followers, Term::instantOf).toArray(Instant[]::new);
        this.rankOfCode = new int[followers.codes() + 1];
        Arrays.fill(rankOfCode, UNRANKED);
        forEachValue(followers, (code, value) -> rankOfCode[code] = rank(value));
        this.fromOfCode = new int[parents.codes() + 1];
        this.toOfCode = new int[parents.codes() + 1];
        forEachValue(parents, this::compared);
    }

    /** The rank of a follower, or {@link #UNRANKED}. */
    int rankOf(int follower) {
        return rankOfCode[followers.code(follower)];
    }

    /** The least rank that compares with the enclosing event as asked. */
    int from(int parent) {
        return fromOfCode[parents.code(parent)];
    }

    /** The rank after the greatest that does. */
    int to(int parent) {
        return toOfCode[parents.code(parent)];
    }

    private static <T extends Comparable<T>> TreeSet<T> sorted(Line line, Function<Value, Optional<T>> read) {
        TreeSet<T> sorted = new TreeSet<>();
        forEachValue(line, (code, value) -> read.apply(value).ifPresent(sorted::add));
        return sorted;
    }

    private static void forEachValue(Line line, ValueOfCode action) {
        boolean[] isKnown = new boolean[line.codes() + 1];
        for (int event = 0; event < line.places(); event++) {
            int code = line.code(event);
            if (!isKnown[code]) {
                isKnown[code] = true;
                List<Value> values = line.values(code);
                if (!values.isEmpty()) {
                    action.value(code, values.get(0));
                }
            }
        }
    }

    private int rank(Value value) {
        Optional<BigDecimal> number = value.number();
        Optional<Instant> time = Term.instantOf(value);
        return number.isPresent()
                ? below(numbers, number.get())
                : time.isPresent() ? numbers.length + below(times, time.get()) : UNRANKED;
    }

    private void compared(int code, Value value) {
        Optional<BigDecimal> number = value.number();
        Optional<Instant> time = Term.instantOf(value);
        boolean isDate = comparator == Comparator.BEFORE_DATE || comparator == Comparator.AFTER_DATE;
        if (number.isPresent() && !isDate) {
            compared(code, numbers, number.get(), 0);
        } else if (time.isPresent()) {
            compared(code, times, time.get(), numbers.length);
        }
    }

    private <T extends Comparable<T>> void compared(int code, T[] sorted, T bound, int firstRank) {
        int below = below(sorted, bound);
        boolean isThere = below < sorted.length && sorted[below].compareTo(bound) == 0;
        int notAbove = isThere ? below + 1 : below;
        boolean isUpwards = comparator == Comparator.GREATER_THAN
                || comparator == Comparator.AT_LEAST
                || comparator == Comparator.AFTER_DATE;
        boolean isStrict = comparator != Comparator.AT_LEAST && comparator != Comparator.AT_MOST;
        fromOfCode[code] = firstRank + (isUpwards ? isStrict ? notAbove : below : 0);
        toOfCode[code] = firstRank + (isUpwards ? sorted.length : isStrict ? below : notAbove);
    }

    private static <T extends Comparable<T>> int below(T[] sorted, T bound) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle].compareTo(bound) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private interface ValueOfCode {
        void value(int code, Value value);
    }
}
