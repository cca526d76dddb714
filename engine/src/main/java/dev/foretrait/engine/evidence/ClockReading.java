package dev.foretrait.engine.evidence;

import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where a query looks at the clock: chains of events whose windows end and begin with it, dates that it measures from now. */
final class ClockReading implements Expression.Visitor<Void> {

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
        return query instanceof Query.Audience audience ? of(audience.expression()) : of(((Query.Trait) query).chain());
    }

    static ClockReading of(Expression condition) {
        ClockReading reading = new ClockReading();
        condition.accept(reading);
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

    private void chain(Chain chain) {
        SortedSet<Duration> ofChain = edges.computeIfAbsent(chain, any -> new TreeSet<>());
        ofChain.add(Duration.ZERO);
        around.push(chain);
        for (Filter filter : chain.filters()) {
            if (filter instanceof Filter.Where where) {
                where.condition().accept(this);
            } else if (filter instanceof Filter.Within within && within.anchor() == Filter.Anchor.NOW) {
                edge(within.length(), ofChain);
            } else if (filter instanceof Filter.Between between && between.anchor() == Filter.Anchor.NOW) {
                edge(between.near(), ofChain);
                edge(between.far(), ofChain);
            } else if (filter instanceof Filter.ExpiresAfter expires) {
                edge(expires.gap(), ofChain);
            }
        }
        around.pop();
    }

    private static void edge(Length length, SortedSet<Duration> edges) {
        if (length.amount() <= MOST_UNITS) {
            edges.add(length.duration());
        }
    }

    private void operand(Operand operand) {
        if (operand instanceof Operand.Reduced reduced && reduced.chain().extractor() == Chain.Extractor.EVENT) {
            chain(reduced.chain());
        }
    }

    @Override
    public Void and(Expression.And and) {
        and.parts().forEach(part -> part.accept(this));
        return null;
    }

    @Override
    public Void or(Expression.Or or) {
        or.parts().forEach(part -> part.accept(this));
        return null;
    }

    @Override
    public Void not(Expression.Not not) {
        return not.part().accept(this);
    }

    @Override
    public Void quantified(Expression.Quantified quantified) {
        return quantified.part().accept(this);
    }

    @Override
    public Void comparison(Expression.Comparison comparison) {
        operand(comparison.left());
        if (comparison.arguments() instanceof Arguments.Operands right) {
            right.operands().forEach(this::operand);
        } else if (((Arguments.Distance) comparison.arguments()).length().amount() <= MOST_UNITS) {
            dates.add(measured(comparison.left(), ((Arguments.Distance) comparison.arguments()).length()));
        }
        return null;
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
