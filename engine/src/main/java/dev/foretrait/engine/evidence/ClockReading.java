package dev.foretrait.engine.evidence;

import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.QueryWalk;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where a query looks at the clock: chains of events whose windows end and begin with it, dates that it measures from now. */
final class ClockReading extends QueryWalk {

    /**
     * A date that is measured from now.
     *
     * @param operand what holds the date
     * @param around the chain whose events hold it; empty where the profile does
     * @param length how far from now is asked
     */
    record MeasuredDate(Operand operand, Optional<Chain> around, Length length) {}

    /** Beyond so many units no instant can be written. */
    private static final long MOST_UNITS = 4_000_000;

    private final Map<Chain, SortedSet<Duration>> edges = new LinkedHashMap<>();
    private final List<MeasuredDate> dates = new ArrayList<>();
    private final Deque<Chain> around = new ArrayDeque<>();

    private ClockReading() {}

    static ClockReading of(Query query) {
        ClockReading reading = new ClockReading();
        reading.through(query);
        return reading;
    }

    static ClockReading of(Expression condition) {
        ClockReading reading = new ClockReading();
        reading.through(condition);
        return reading;
    }

    static ClockReading of(Chain chain) {
        ClockReading reading = new ClockReading();
        reading.chain(chain);
        return reading;
    }

    /** For each chain how long after an event of its stream the event comes into a window or leaves it. */
    Map<Chain, SortedSet<Duration>> edges() {
        return edges;
    }

    List<MeasuredDate> dates() {
        return dates;
    }

    @Override
    protected void chain(Chain chain) {
        if (chain.extractor() != Chain.Extractor.EVENT) {
            return;
        }
        edges.computeIfAbsent(chain, any -> new TreeSet<>()).add(Duration.ZERO);
        around.push(chain);
        super.chain(chain);
        around.pop();
    }

    @Override
    protected void filter(Filter filter) {
        SortedSet<Duration> ofChain = Objects.requireNonNull(edges.get(around.element()));
        if (filter instanceof Filter.Within within && within.anchor() == Filter.Anchor.NOW) {
            edge(within.length(), ofChain);
        } else if (filter instanceof Filter.Between between && between.anchor() == Filter.Anchor.NOW) {
            edge(between.near(), ofChain);
            edge(between.far(), ofChain);
        } else if (filter instanceof Filter.ExpiresAfter expires) {
            edge(expires.gap(), ofChain);
        }
        super.filter(filter);
    }

    private static void edge(Length length, SortedSet<Duration> edges) {
        if (length.amount() <= MOST_UNITS) {
            edges.add(length.duration());
        }
    }

    @Override
    protected void comparison(Expression.Comparison comparison) {
        super.comparison(comparison);
        if (comparison.arguments() instanceof Arguments.Distance distance
                && distance.length().amount() <= MOST_UNITS) {
            dates.add(measured(comparison.left(), distance.length()));
        }
    }

    /** A property of the enclosing event is a property where that event is at home. */
    private MeasuredDate measured(Operand operand, Length length) {
        Iterator<Chain> outwards = around.iterator();
        Optional<Chain> home = outwards.hasNext() ? Optional.of(outwards.next()) : Optional.empty();
        if (operand instanceof Operand.Field field && field.scope() == Operand.Scope.PARENT_PROPERTY) {
            Operand ofEvent = new Operand.Field(Operand.Scope.PROPERTY, field.path(), field.span());
            return new MeasuredDate(
                    ofEvent, outwards.hasNext() ? Optional.of(outwards.next()) : Optional.empty(), length);
        }
        return new MeasuredDate(operand, home, length);
    }
}
