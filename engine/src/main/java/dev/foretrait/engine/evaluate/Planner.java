package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.evaluate.ChainPlan.Tail;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Reduction;
import dev.foretrait.engine.reduce.Cast;
import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.FunnelOrder;
import dev.foretrait.engine.semantics.NameCase;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.Semantics.FutureEvents;
import dev.foretrait.engine.semantics.Semantics.ScreenCalls;
import dev.foretrait.engine.semantics.Semantics.SessionExpiry;
import dev.foretrait.engine.semantics.Semantics.WindowEnds;
import dev.foretrait.engine.semantics.Semantics.WindowGranularity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Turns queries into plans for one instant under one set of choices. */
final class Planner {

    private final Instant now;
    private final Semantics semantics;
    private final TimeRange lookback;

    Planner(Instant instant, Semantics semantics) {
        this.now = semantics.windowGranularity() == WindowGranularity.HOUR
                ? instant.truncatedTo(ChronoUnit.HOURS)
                : instant;
        this.semantics = semantics;
        long latest = semantics.of(FutureEvents.class) == FutureEvents.NEVER ? now.toEpochMilli() : Long.MAX_VALUE;
        this.lookback = semantics
                .lookback()
                .map(length -> new TimeRange(ceiling(now.minus(length)), latest))
                .orElse(new TimeRange(Long.MIN_VALUE, latest));
    }

    /** The instant that dates are measured from. */
    Instant now() {
        return now;
    }

    /** The plan of an audience's condition. */
    Condition condition(Expression expression) {
        return new Conditions(false).of(expression);
    }

    /** That a profile has a value. */
    Condition exists(Operand.Field field) {
        return new Condition.Compare(
                new Input.Field(field.scope(), field.path()),
                new Comparison(Comparator.EXISTS, Optional.empty(), now, semantics),
                List.of());
    }

    /** The plan of a computed trait's chain. */
    ChainPlan chain(Chain chain) {
        return new Links(chain, false).plan();
    }

    /** The plan of a chain inside the {@code where} of another. */
    ChainPlan follower(Chain chain) {
        return new Links(chain, true).plan();
    }

    /** The plan of a condition inside the {@code where} of an event. */
    Condition insideEvent(Expression expression) {
        return new Conditions(true).of(expression);
    }

    /** What a value inside the {@code where} of an event is read from. */
    Input operand(Operand operand) {
        return operand.accept(new Conditions(true));
    }

    /** The number of events that match the chain, inside its windows or not. */
    ChainPlan matching(Chain chain) {
        Links links = new Links(chain, false);
        Selection selection = links.plan().selection();
        return new ChainPlan(
                new Selection(
                        selection.event(),
                        selection.names(),
                        selection.screens(),
                        selection.where(),
                        selection.excluded(),
                        lookback),
                TimeRange.ALWAYS,
                Optional.empty(),
                Tail.Whole.WHOLE,
                ReducerFunction.COUNT.reducer(Optional.empty(), 0, semantics),
                Optional.empty());
    }

    /** The chain over what its window held when it last held anything (U-56, RETAIN). */
    ChainPlan retained(Chain chain) {
        return new Links(chain, false).retained();
    }

    /** Whether a chain has a window that may run empty. */
    static boolean isWindowed(Chain chain) {
        return chain.filters().stream()
                .anyMatch(filter -> !(filter instanceof Filter.Where) && !(filter instanceof Filter.Sources));
    }

    private static long ceiling(Instant instant) {
        long millis = instant.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(instant) ? millis + 1 : millis;
    }

    private static long millis(Length length) {
        try {
            return length.duration().toMillis();
        } catch (ArithmeticException longerThanTime) {
            return Long.MAX_VALUE / 2;
        }
    }

    /** Plans conditions, inside the {@code where} of an event or outside. */
    private final class Conditions implements Expression.Visitor<Condition>, Operand.Visitor<Input> {

        private final boolean insideEvent;

        Conditions(boolean insideEvent) {
            this.insideEvent = insideEvent;
        }

        Condition of(Expression expression) {
            return expression.accept(this);
        }

        private List<Condition> of(List<Expression> parts) {
            return parts.stream().map(this::of).toList();
        }

        @Override
        public Condition and(Expression.And and) {
            return new Condition.All(of(and.parts()));
        }

        @Override
        public Condition or(Expression.Or or) {
            return new Condition.Some(of(or.parts()));
        }

        @Override
        public Condition not(Expression.Not not) {
            return new Condition.Not(of(not.part()));
        }

        @Override
        public Condition quantified(Expression.Quantified quantified) {
            return new Condition.OfUsers(quantified.quantifier(), of(quantified.part()));
        }

        @Override
        public Condition comparison(Expression.Comparison comparison) {
            Optional<Length> distance = Optional.empty();
            List<Input> right = List.of();
            if (comparison.arguments() instanceof Arguments.Distance far) {
                distance = Optional.of(far.length());
            } else if (comparison.arguments() instanceof Arguments.Operands operands) {
                right = operands.operands().stream()
                        .map(operand -> operand.accept(this))
                        .toList();
            }
            return new Condition.Compare(
                    comparison.left().accept(this),
                    new Comparison(comparison.comparator(), distance, now, semantics),
                    right);
        }

        @Override
        public Input constant(Operand.Constant constant) {
            return new Input.Fixed(Term.of(constant.literal()));
        }

        @Override
        public Input field(Operand.Field field) {
            return new Input.Field(field.scope(), field.path());
        }

        @Override
        public Input reduced(Operand.Reduced reduced) {
            return reduced.chain().extractor() == Chain.Extractor.ENTITY
                    ? new Input.Related(reduced.chain())
                    : new Input.Reduced(new Links(reduced.chain(), insideEvent).plan());
        }
    }

    /** Collects the links of one chain. */
    private final class Links implements Filter.Visitor<Void> {

        private final Reduction reduction;
        private final NameCase names;
        private final String event;
        private final List<Condition> own = new ArrayList<>();
        private final List<Condition> ofParent = new ArrayList<>();
        private final SortedSet<String> excluded = new TreeSet<>();
        private TimeRange window = TimeRange.ALWAYS;
        private TimeRange afterParent;
        private Tail tail = Tail.Whole.WHOLE;

        Links(Chain chain, boolean nested) {
            names = semantics.of(NameCase.class);
            event = names.folded(chain.name());
            reduction = chain.reduction();
            afterParent = nested && semantics.of(FunnelOrder.class) == FunnelOrder.AFTER_PARENT
                    ? TimeRange.AFTERWARDS
                    : TimeRange.ALWAYS;
            chain.filters().forEach(filter -> filter.accept(this));
        }

        ChainPlan plan() {
            return plan(window, tail);
        }

        ChainPlan retained() {
            if (tail instanceof Tail.LastSession session) {
                return plan(window, new Tail.LastSession(session.gap(), Long.MIN_VALUE));
            }
            return window.isEmpty()
                    ? plan()
                    : plan(new TimeRange(Long.MIN_VALUE, window.to()), new Tail.LastInWindow(window.from()));
        }

        private ChainPlan plan(TimeRange range, Tail rest) {
            return new ChainPlan(
                    new Selection(
                            event, names, semantics.of(ScreenCalls.class), all(own), excluded, lookback.and(range)),
                    afterParent,
                    all(ofParent),
                    rest,
                    reduction.function().reducer(reduction.cast(), reduction.frequency(), semantics),
                    reduction.item().map(this::item));
        }

        private ChainPlan.Item item(Operand.Field field) {
            return new ChainPlan.Item(
                    new Input.Field(field.scope(), field.path()),
                    reduction.cast().filter(Cast.ARRAY::equals).isPresent(),
                    reduction.function().takesTexts());
        }

        private static Optional<Condition> all(List<Condition> parts) {
            return parts.isEmpty() ? Optional.empty() : Optional.of(Condition.all(parts));
        }

        @Override
        public Void where(Filter.Where where) {
            Condition condition = new Conditions(true).of(where.condition());
            List<Condition> parts = condition instanceof Condition.All all ? all.parts() : List.of(condition);
            for (Condition part : parts) {
                (part.asksParent() ? ofParent : own).add(part);
            }
            return null;
        }

        @Override
        public Void sources(Filter.Sources sources) {
            excluded.addAll(sources.excluded());
            return null;
        }

        @Override
        public Void within(Filter.Within within) {
            long length = millis(within.length());
            switch (within.anchor()) {
                case NOW -> window = window.and(new TimeRange(farther(length), now.toEpochMilli()));
                case PARENT -> afterParent = afterParent.and(new TimeRange(1, farthestBehindParent(length)));
            }
            return null;
        }

        @Override
        public Void between(Filter.Between between) {
            long near = millis(between.near());
            long far = millis(between.far());
            switch (between.anchor()) {
                case NOW -> window = window.and(new TimeRange(farther(far), now.toEpochMilli() - near));
                case PARENT ->
                    afterParent = afterParent.and(new TimeRange(Math.max(near, 1), farthestBehindParent(far)));
            }
            return null;
        }

        /** The first millisecond inside a window that reaches so far back from now (U-10). */
        private long farther(long length) {
            return excludesFartherEnd() ? now.toEpochMilli() - length + 1 : ceiling(now) - length;
        }

        /** How many milliseconds behind its parent an event may be at most (U-10). */
        private long farthestBehindParent(long length) {
            return excludesFartherEnd() ? length - 1 : length;
        }

        private boolean excludesFartherEnd() {
            return semantics.of(WindowEnds.class) == WindowEnds.FARTHER_OUTSIDE;
        }

        @Override
        public Void expiresAfter(Filter.ExpiresAfter expiresAfter) {
            long gap = millis(expiresAfter.gap());
            window = window.and(new TimeRange(Long.MIN_VALUE, now.toEpochMilli()));
            tail = new Tail.LastSession(
                    gap, semantics.sessionExpiry() == SessionExpiry.RESET ? ceiling(now) - gap : Long.MIN_VALUE);
            return null;
        }
    }
}
