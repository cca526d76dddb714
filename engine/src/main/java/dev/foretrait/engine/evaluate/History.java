package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.evaluate.ChainPlan.Item;
import dev.foretrait.engine.evaluate.ChainPlan.Tail;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.reduce.Line;
import dev.foretrait.engine.reduce.Reducer;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.Semantics.FutureEvents;
import dev.foretrait.engine.semantics.Semantics.WindowGranularity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What computed traits were at many instants: the features of past moments, free of what happened after them.
 *
 * <p>Plans are made once, for the epoch, since every window moves with the instant it is measured from. The events of a
 * profile and the instants asked for are laid out in order, and both ends of a window only move forward from one instant
 * to the next: each event enters and leaves once, whatever the number of instants. A {@code unique} list is the exception; it
 * is made anew for every instant.
 *
 * <p>Law: each value is that of {@link Evaluation}, raw, for its instant, under the choice that events of the future never
 * count (U-14).
 */
public final class History {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Run run;
    private final Planner planner;
    private final Moments moments;
    private final Workspace workspace = new Workspace();
    private final Map<Selection, Timeline> timelines = new HashMap<>();
    private final Map<LineKey, Line> lines = new HashMap<>();

    private record LineKey(Selection selection, Optional<Item> item) {}

    /** A chain, with the events that it may keep at some instant. */
    private record Walk(ChainPlan chain, Timeline events, Line line) {}

    private History(Snapshot snapshot, List<AsOf> asked, Semantics semantics, int parallelism) {
        this.planner = planner(semantics);
        this.run = new Run(snapshot, Optional.empty(), planner.now(), semantics, parallelism);
        boolean inHours = semantics.windowGranularity() == WindowGranularity.HOUR;
        this.moments = Moments.of(run, asked, instant -> inHours ? Math.floorDiv(instant, HOUR) * HOUR : instant);
    }

    private static Planner planner(Semantics semantics) {
        return new Planner(Instant.EPOCH, semantics.with(FutureEvents.NEVER));
    }

    /** Why the values of a definition cannot be told for many instants, as a sentence without full stop; empty if they can. */
    public static Optional<String> obstacle(Computation computation, Semantics semantics) {
        Optional<String> ofKind = HistoryObstacle.of(computation);
        return ofKind.isPresent()
                ? ofKind
                : HistoryObstacle.of(planner(semantics).chain(chain(computation)));
    }

    /**
     * The values of definitions at instants, in any order of either.
     *
     * @param computations definitions without {@link #obstacle}
     * @param snapshot the messages and whose they are
     * @param asked profiles of the snapshot, each at an instant
     * @param semantics the switchable choices, but for that on events of the future
     * @param parallelism the greatest number of threads; the values do not depend on it
     * @return for each definition a column with the value of the language, exact, for each of {@code asked}
     * @throws IllegalArgumentException if there is an obstacle
     */
    public static List<ProfileColumn> values(
            List<Computation> computations, Snapshot snapshot, List<AsOf> asked, Semantics semantics, int parallelism) {
        for (Computation computation : computations) {
            obstacle(computation, semantics).ifPresent(reason -> {
                throw new IllegalArgumentException(reason);
            });
        }
        History history = new History(snapshot, asked, semantics, parallelism);
        return history.values(computations);
    }

    private static Chain chain(Computation computation) {
        return ((Query.Trait) computation.query()).chain();
    }

    private List<ProfileColumn> values(List<Computation> computations) {
        List<Walk> walks = computations.stream().map(this::walk).toList();
        ProfileColumn[] values = new ProfileColumn[walks.size()];
        AtomicInteger next = new AtomicInteger();
        Fork.run(Math.min(run.parallelism, values.length), () -> {
            int done = 0;
            for (int at = next.getAndIncrement(); at < values.length; at = next.getAndIncrement()) {
                values[at] = along(walks.get(at));
                done++;
            }
            return done;
        });
        return List.of(values);
    }

    private Walk walk(Computation computation) {
        ChainPlan chain = planner.chain(chain(computation));
        Selection always = chain.selection().atAnyTime();
        Timeline events =
                timelines.computeIfAbsent(always, selection -> Timeline.of(run, List.of(selection), workspace));
        Line line = lines.computeIfAbsent(
                new LineKey(always, chain.item()), key -> events.line(scan -> scan.values(chain.item())));
        return new Walk(chain, events, line);
    }

    private ProfileColumn along(Walk walk) {
        ProfileColumn inOrder = reduced(walk, walk.chain().reducer());
        int[] codes = new int[moments.positions().length];
        Arrays.setAll(codes, moment -> inOrder.code(moments.positions()[moment]));
        return new ProfileColumn(codes, inOrder.codes(), inOrder::valueOfCode);
    }

    private <S> ProfileColumn reduced(Walk walk, Reducer<S> reducer) {
        ChainPlan chain = walk.chain();
        Timeline instants = moments.timeline();
        S state = reducer.empty(instants.size(), run.places);
        Reach reach = new Reach(chain.selection().range(), instants, walk.events());
        Slide slide = new Slide(reach, lasting(chain.tail()), reducer.sliding(state, walk.line(), run.places));
        for (int profile = 0; profile < run.population.profiles(); profile++) {
            int[] asked = instants.of(profile);
            int[] events = walk.events().of(profile);
            if (asked.length > 0 && events.length > 0) {
                slide.take(Group.of(unexpired(asked, events, chain.tail(), walk.events()), events));
            }
        }
        return reducer.results(state);
    }

    /** A session without its expiry, which depends on the instant. */
    private static Tail lasting(Tail tail) {
        return tail instanceof Tail.LastSession session ? new Tail.LastSession(session.gap(), Long.MIN_VALUE) : tail;
    }

    /** The instants at which the last session is not over and gone (U-18). */
    private int[] unexpired(int[] asked, int[] events, Tail tail, Timeline timeline) {
        if (!(tail instanceof Tail.LastSession session) || session.expiresBefore() == Long.MIN_VALUE) {
            return asked;
        }
        Reach alive = new Reach(new TimeRange(session.expiresBefore(), 0), moments.timeline(), timeline);
        int[] unexpired = new int[asked.length];
        int count = 0;
        int at = 0;
        for (int instant : asked) {
            while (at < events.length && alive.isBefore(events[at], instant)) {
                at++;
            }
            if (at < events.length && !alive.isAfter(events[at], instant)) {
                unexpired[count++] = instant;
            }
        }
        return Arrays.copyOf(unexpired, count);
    }
}
