package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.reduce.Kept;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The events that a chain, or a part of it, keeps for one profile or account, and what it finds in events of the stream. */
public final class KeptEvents {

    private final Run run;
    private final Planner planner;
    private final ChainPlan plan;
    private final Timeline stream;
    private final int subject;
    private final int[] events;
    private final Workspace workspace = new Workspace();
    private final BitSet keptPlaces = new BitSet();

    KeptEvents(Run run, Planner planner, ChainPlan plan, Timeline stream, int subject, int[] events) {
        this.run = run;
        this.planner = planner;
        this.plan = plan;
        this.stream = stream;
        this.subject = subject;
        this.events = events;
        Preparation.prepare(run, List.of(), List.of(plan));
        for (int number = 0; number < run.blocks.size(); number++) {
            if (plan.selection().mayBeIn(run.blocks.get(number))) {
                keep(workspace.visit(run, number).kept(plan));
            }
        }
    }

    private void keep(Kept kept) {
        for (int i = 0; i < kept.count(); i++) {
            if (kept.subjects()[i] == subject) {
                keptPlaces.set(kept.firstPlace() + kept.rows()[i]);
            }
        }
    }

    /** Whether the event at a place of the total order is among them. */
    public boolean contains(int at) {
        return keptPlaces.get(stream.place(events[at]));
    }

    /** The first instant inside its windows; empty if they go back for ever. */
    public Optional<Instant> from() {
        return bound(plan.selection().range().from());
    }

    /** The last instant inside its windows; empty if they have no end. */
    public Optional<Instant> until() {
        return bound(plan.selection().range().to());
    }

    /** When the session that it keeps began; empty if it keeps none. */
    public Optional<Instant> beginning() {
        long[] beginnings = run.beginnings(plan);
        return beginnings.length == 0 ? Optional.empty() : bound(beginnings[subject]);
    }

    /** Before which instant a session must have ended to be over and gone; empty if sessions stay (U-18). */
    public Optional<Instant> sessionsExpireBefore() {
        return plan.tail() instanceof ChainPlan.Tail.LastSession session
                ? bound(session.expiresBefore())
                : Optional.empty();
    }

    private static Optional<Instant> bound(long time) {
        boolean isOpen = time == Long.MIN_VALUE || time == Long.MAX_VALUE;
        return isOpen ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time));
    }

    /** What an operand of its conditions comes to for an event, kept or not. */
    public List<Value> found(Operand operand, int at) {
        int place = stream.place(events[at]);
        BlockScan scan = workspace.visit(run, run.places.blockOf(place));
        Condition.Input input = planner.operand(operand);
        if (input instanceof Condition.Input.Fixed fixed) {
            return List.of(fixed.term().value());
        }
        Coded values = input instanceof Condition.Input.Reduced reduced
                ? scan.reduced(reduced.chain())
                : scan.field((Condition.Input.Field) input);
        int code = values.code(run.places.rowOf(place));
        return code == 0 ? List.of() : values.values(code);
    }
}
