package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.evaluate.ChainPlan.Item;
import dev.foretrait.engine.event.IntList;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.reduce.Sliding;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The events that follow those of a chain, as a chain inside its {@code where} sees them. Events are named by their places in
 * the streams of both chains.
 */
public final class FunnelCloseup {

    private final Run run;
    private final Planner planner;
    private final ChainPlan plan;
    private final ChainCloseup parents;
    private final ChainCloseup followers;
    private final Reach reach;
    private final BitSet selected = new BitSet();
    private final boolean givesParent;
    private final List<List<Value>> items;
    private final List<Value> alone;

    FunnelCloseup(Run run, Planner planner, ChainPlan plan, ChainCloseup parents, ChainCloseup followers) {
        this.run = run;
        this.planner = planner;
        this.plan = plan;
        this.parents = parents;
        this.followers = followers;
        this.reach = new Reach(plan.afterParent(), parents.stream(), followers.stream());
        Optional<Item> ofParent = plan.item().flatMap(Item::ofParent);
        this.givesParent = ofParent.isPresent();
        this.items = givesParent ? parents.items(ofParent) : followers.items();
        this.alone = givesParent ? parents.alone(ofParent, followers.chain().reduction()) : followers.alone();
        Preparation.prepare(run, List.of(), List.of(plan));
        Workspace workspace = new Workspace();
        for (int number = 0; number < run.blocks.size(); number++) {
            if (plan.selection().mayBeIn(run.blocks.get(number))) {
                BlockScan.Members members = workspace.visit(run, number).members(plan.selection());
                for (int i = 0; i < members.count(); i++) {
                    selected.set(run.places.first(number) + members.rows()[i]);
                }
            }
        }
    }

    /** The stream of the inner chain. */
    public ChainCloseup followers() {
        return followers;
    }

    /** The events behind a parent that are near enough to it, in their order. */
    public int[] inReach(int parent) {
        int[] events = followers.events();
        int first = first(parent);
        int end = first;
        while (end < events.length && !reach.isAfter(events[end], parents.events()[parent])) {
            end++;
        }
        return IntStream.range(first, end).toArray();
    }

    /** The first event that its window does not close too early for, by halving. */
    private int first(int parent) {
        int[] events = followers.events();
        int low = 0;
        int high = events.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (reach.isBefore(events[middle], parents.events()[parent])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The next event behind those in reach, if there is one. */
    public Optional<Integer> beyondReach(int parent) {
        int[] within = inReach(parent);
        int next = within.length == 0 ? first(parent) : within[within.length - 1] + 1;
        return next < followers.size() ? Optional.of(next) : Optional.empty();
    }

    /** When the window of a parent closes; empty if it never does. */
    public Optional<Instant> until(int parent) {
        long behind = plan.afterParent().to();
        return behind == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(parents.stream().time(parents.events()[parent]) + behind));
    }

    /** The events that the inner chain keeps for a parent. */
    public int[] kept(int parent) {
        int event = parents.events()[parent];
        int[] candidates = Arrays.stream(inReach(parent))
                .map(at -> followers.events()[at])
                .filter(follower -> selected.get(followers.stream().place(follower)))
                .toArray();
        if (plan.ofParent().isPresent()) {
            candidates = together(plan.ofParent().get(), event, candidates);
        }
        Recorder recorder = new Recorder();
        new Slide(reach, plan.tail(), recorder).take(Group.of(new int[] {event}, candidates));
        int first = followers.events().length == 0 ? 0 : followers.events()[0];
        return Arrays.stream(recorder.noted).map(follower -> follower - first).toArray();
    }

    /** What the reducer of the inner chain is given of a follower, or of its parent, where it is a property of that. */
    public List<Value> items(int parent, int follower) {
        return items.get(givesParent ? parent : follower);
    }

    /** Whether the reducer of the inner chain gets anything out of a follower that the chain keeps. */
    public boolean gives(int parent, int follower) {
        return ChainCloseup.isGiven(
                followers.chain().reduction().function(), alone.get(givesParent ? parent : follower));
    }

    /** Whether a condition that asks for the parent, too, holds of both. */
    public boolean holds(Expression condition, int parent, int follower) {
        int[] candidate = {followers.events()[follower]};
        return together(planner.insideEvent(condition), parents.events()[parent], candidate).length == 1;
    }

    /** Whether a condition asks for the parent. */
    public boolean asksParent(Expression condition) {
        return planner.insideEvent(condition).asksParent();
    }

    private int[] together(Condition condition, int parent, int[] candidates) {
        int[] repeated = new int[candidates.length];
        Arrays.fill(repeated, parent);
        FunnelFields fields = new FunnelFields(condition, parents.stream(), followers.stream());
        return Arrays.stream(new PairScan(fields, repeated, candidates)
                        .where(condition)
                        .toArray())
                .map(pair -> candidates[pair])
                .toArray();
    }

    /** Keeps the stretch that was noted. */
    private static final class Recorder implements Sliding {

        private final IntList stretch = new IntList();
        private int first;
        private int[] noted = {};

        @Override
        public void add(int event) {
            stretch.add(event);
        }

        @Override
        public void remove(int event) {
            first++;
        }

        @Override
        public void note(int subject) {
            noted = Arrays.copyOfRange(stretch.toArray(), first, stretch.size());
        }
    }
}
