package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.evaluate.ChainPlan.Item;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Reduction;
import dev.foretrait.engine.reduce.Line;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The events of a chain's stream that belong to one profile or account, in their total order, and what parts of the chain
 * say of each. Which events a part keeps is asked of a plan that has that part alone, so there is no second opinion.
 */
public final class ChainCloseup {

    private static final Value ZERO = Value.of(0);
    private static final Value ONE = Value.of(1);

    private final Run run;
    private final Planner planner;
    private final Chain chain;
    private final ChainPlan plan;
    private final int subject;
    private final Value value;
    private final Timeline stream;
    private final int[] events;

    /**
     * @param plan the chain's own, or that of what it retains
     * @param value what it comes to
     */
    static ChainCloseup of(Run run, Planner planner, Chain chain, ChainPlan plan, int subject, Value value) {
        Timeline stream = stream(run, plan);
        return new ChainCloseup(run, planner, chain, plan, subject, value, stream, stream.of(subject));
    }

    private ChainCloseup(
            Run run,
            Planner planner,
            Chain chain,
            ChainPlan plan,
            int subject,
            Value value,
            Timeline stream,
            int[] events) {
        this.run = run;
        this.planner = planner;
        this.chain = chain;
        this.plan = plan;
        this.subject = subject;
        this.value = value;
        this.stream = stream;
        this.events = events;
    }

    /** The events of everybody, kept for nobody. */
    static ChainCloseup ofEverybody(Run run, Planner planner, Chain chain, ChainPlan plan) {
        Timeline stream = stream(run, plan);
        int[] events = IntStream.range(0, stream.size()).toArray();
        return new ChainCloseup(run, planner, chain, plan, Snapshot.NOBODY, Value.ABSENT, stream, events);
    }

    private static Timeline stream(Run run, ChainPlan plan) {
        return Timeline.of(run, List.of(plan.selection().wholeStream()), new Workspace());
    }

    /** The chain. */
    public Chain chain() {
        return chain;
    }

    /** What it comes to, exact; {@link Value#ABSENT} if to nothing. */
    public Value value() {
        return value;
    }

    /** How many events of the stream there are. */
    public int size() {
        return events.length;
    }

    /** The event at a place in the total order, counted from 0. */
    public EventRow event(int at) {
        int place = stream.place(events[at]);
        return new EventRow(run.blocks.get(run.places.blockOf(place)), run.places.rowOf(place));
    }

    Timeline stream() {
        return stream;
    }

    /** The events in the timeline. */
    int[] events() {
        return events;
    }

    /** What follows the events, as a chain inside the {@code where} of this one asks. */
    public FunnelCloseup followed(Chain inner) {
        ChainPlan follower = planner.follower(inner);
        ChainCloseup followers = of(run, planner, inner, follower, subject, Value.ABSENT);
        return new FunnelCloseup(run, planner, follower, this, followers);
    }

    /** What the chain keeps. */
    public KeptEvents kept() {
        return new KeptEvents(run, planner, plan, stream, subject, events);
    }

    /** What a chain over the same stream keeps that has these filters and no others. */
    public KeptEvents keptBy(List<Filter> filters) {
        Reduction count = new Reduction(ReducerFunction.COUNT, Optional.empty(), Optional.empty(), 0);
        Chain part = new Chain(chain.extractor(), chain.name(), filters, count, chain.span());
        return new KeptEvents(run, planner, planner.chain(part), stream, subject, events);
    }

    /** What the reducer is given of each event; nothing for {@code count()}. */
    public List<List<Value>> items() {
        return items(plan.item());
    }

    List<List<Value>> items(Optional<Item> item) {
        if (item.isEmpty()) {
            return Collections.nCopies(events.length, List.of());
        }
        Line line = stream.line(scan -> scan.values(item));
        return Arrays.stream(events)
                .mapToObj(event -> line.values(line.code(event)))
                .toList();
    }

    /**
     * What the reducer makes of each event by itself, {@code mode} without a least frequency; absent where the event gives
     * it nothing.
     */
    public List<Value> alone() {
        return alone(plan.item(), chain.reduction());
    }

    List<Value> alone(Optional<Item> item, Reduction reduction) {
        if (item.isEmpty()) {
            return Collections.nCopies(events.length, ONE);
        }
        int[] once = new int[stream.size()];
        Arrays.fill(once, 1);
        ProfileColumn alone =
                stream.repeated(reduction.function().reducer(reduction.cast(), 1, run.semantics), item.get(), once);
        return Arrays.stream(events).mapToObj(alone::value).toList();
    }

    /** Whether a reducer that makes this of one event gets anything out of it: a count of distinct values, one value at least. */
    public static boolean isGiven(ReducerFunction function, Value alone) {
        return function == ReducerFunction.UNIQUE_COUNT ? !alone.equals(ZERO) : !alone.isAbsent();
    }
}
