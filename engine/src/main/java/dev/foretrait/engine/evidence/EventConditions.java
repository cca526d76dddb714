package dev.foretrait.engine.evidence;

import dev.foretrait.engine.evaluate.ChainCloseup;
import dev.foretrait.engine.evaluate.FunnelCloseup;
import dev.foretrait.engine.evaluate.KeptEvents;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.evidence.Failure.Outside;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Operand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the clauses of one chain say of the events of its stream. */
final class EventConditions {

    private final ChainCloseup closeup;
    private final Lookalikes lookalikes;
    private final KeptEvents counted;
    private final Map<Clause, KeptEvents> keptByClause = new LinkedHashMap<>();
    private final Map<Chain, Step> steps = new HashMap<>();

    /** A chain inside a clause of this one. */
    private record Step(FunnelCloseup funnel, EventConditions conditions) {

        /** Why an event does not count as a follower of a parent. */
        List<Failure> failures(int parent, int at) {
            List<Failure> failures = new ArrayList<>(conditions.failures(at));
            for (Clause clause : Clause.of(funnel.followers().chain())) {
                if (clause instanceof Clause.Holds holds
                        && funnel.asksParent(holds.condition())
                        && !funnel.holds(holds.condition(), parent, at)) {
                    failures.add(
                            new Failure(clause, conditions.found(holds, conditions.counted, at), Optional.empty()));
                }
            }
            Instant time = conditions.event(at).timestamp();
            funnel.until(parent)
                    .filter(time::isAfter)
                    .ifPresent(edge -> failures.add(
                            0,
                            new Failure(
                                    new Clause.Follows(funnel.followers().chain()),
                                    List.of(),
                                    Optional.of(new Outside(edge, Duration.between(edge, time))))));
            return failures;
        }
    }

    EventConditions(ChainCloseup closeup, Lookalikes lookalikes) {
        this.closeup = closeup;
        this.lookalikes = lookalikes;
        this.counted = closeup.keptBy(List.of());
        for (Clause clause : Clause.of(closeup.chain())) {
            if (!(clause instanceof Clause.InSession)) {
                keptByClause.put(clause, closeup.keptBy(clause.filters()));
            }
        }
    }

    /** What was asked of an event in vain, whatever its session. */
    List<Failure> failures(int at) {
        Event event = event(at);
        if (!counted.contains(at)) {
            return List.of(new Failure(new Clause.InHistory(), List.of(), outside(counted, event)));
        }
        List<Failure> failures = new ArrayList<>();
        keptByClause.forEach((clause, kept) -> {
            if (!kept.contains(at)) {
                failures.add(failure(clause, kept, at));
            }
        });
        return failures;
    }

    private Event event(int at) {
        return new Event(closeup.event(at));
    }

    private Failure failure(Clause clause, KeptEvents kept, int at) {
        Event event = event(at);
        return clause instanceof Clause.Holds holds
                ? new Failure(clause, found(holds, kept, at), Optional.empty())
                : new Failure(clause, List.of(), outside(kept, event));
    }

    /** What an operand was found to be; with what its name may have been meant for. */
    Found found(Operand operand, List<Value> values, int at, List<Follower> followers) {
        Optional<Found.Lookalike> lookalike = values.isEmpty() && operand instanceof Operand.Field field
                ? lookalikes.of(field, event(at))
                : Optional.empty();
        return new Found(operand, values, lookalike, followers);
    }

    private List<Found> found(Clause.Holds clause, KeptEvents kept, int at) {
        return Operands.of(clause.condition()).stream()
                .map(operand -> found(operand, kept.found(operand, at), at, followers(operand, at)))
                .toList();
    }

    /** The steps of a funnel behind an event, as far as it was followed as is asked. */
    List<Found> steps(int at) {
        List<Found> found = new ArrayList<>();
        keptByClause.forEach((clause, kept) -> {
            if (clause instanceof Clause.Holds holds && kept.contains(at)) {
                for (Operand operand : Operands.of(holds.condition())) {
                    if (operand instanceof Operand.Reduced) {
                        found.add(found(operand, kept.found(operand, at), at, followers(operand, at)));
                    }
                }
            }
        });
        return found;
    }

    private List<Follower> followers(Operand operand, int parent) {
        if (!(operand instanceof Operand.Reduced reduced)) {
            return List.of();
        }
        Step step = steps.get(reduced.chain());
        if (step == null) {
            FunnelCloseup funnel = closeup.followed(reduced.chain());
            step = new Step(funnel, new EventConditions(funnel.followers(), lookalikes));
            steps.put(reduced.chain(), step);
        }
        return followers(step, parent);
    }

    private List<Follower> followers(Step step, int parent) {
        FunnelCloseup funnel = step.funnel();
        int[] inReach = funnel.inReach(parent);
        int[] kept = funnel.kept(parent);
        int[] told = inReach.length > 0
                ? Arrays.copyOf(inReach, Math.min(inReach.length, Found.MOST_FOLLOWERS))
                : funnel.beyondReach(parent).map(next -> new int[] {next}).orElse(new int[0]);
        return IntStream.of(told)
                .mapToObj(at -> follower(step, parent, at, Arrays.binarySearch(kept, at) >= 0))
                .toList();
    }

    private Follower follower(Step step, int parent, int at, boolean isKept) {
        Event event = step.conditions().event(at);
        List<Failure> failures = new ArrayList<>(isKept ? List.of() : step.failures(parent, at));
        FunnelCloseup funnel = step.funnel();
        Optional<Operand.Field> item = funnel.followers().chain().reduction().item();
        if (item.isPresent() && !funnel.gives(parent, at)) {
            Found found = step.conditions().found(item.get(), funnel.items(parent, at), at, List.of());
            failures.add(new Failure(new Clause.HasItem(item.get()), List.of(found), Optional.empty()));
        }
        return new Follower(
                event,
                Duration.between(event(parent).timestamp(), event.timestamp()),
                failures,
                step.conditions().steps(at),
                isKept);
    }

    private static Optional<Outside> outside(KeptEvents window, Event event) {
        Instant time = event.timestamp();
        return window.from()
                .filter(time::isBefore)
                .or(() -> window.until().filter(time::isAfter))
                .map(edge -> new Outside(edge, Duration.between(edge, time)));
    }
}
