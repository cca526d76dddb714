package dev.foretrait.engine.evidence;

import dev.foretrait.engine.evaluate.ChainCloseup;
import dev.foretrait.engine.evaluate.KeptEvents;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.evidence.ChainEvidence.Winner;
import dev.foretrait.engine.evidence.Failure.Outside;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Goes through the events of a chain's stream and says of each why it counts, or why not. */
final class ChainInquiry {

    private final ChainCloseup closeup;
    private final KeptEvents kept;
    private final EventConditions conditions;
    private final Optional<Clause.InSession> session;
    private final List<List<Value>> items;
    private final List<Value> alone;

    private ChainInquiry(ChainCloseup closeup) {
        this.closeup = closeup;
        this.kept = closeup.kept();
        this.conditions = new EventConditions(closeup, new Lookalikes());
        this.session = Clause.of(closeup.chain()).stream()
                .filter(Clause.InSession.class::isInstance)
                .map(Clause.InSession.class::cast)
                .findFirst();
        this.items = closeup.items();
        this.alone = closeup.alone();
    }

    /** The evidence for what a chain comes to. */
    static ChainEvidence of(ChainCloseup closeup) {
        return new ChainInquiry(closeup).evidence();
    }

    private ChainEvidence evidence() {
        List<Contribution> contributions = new ArrayList<>();
        List<NearMiss> nearMisses = new ArrayList<>();
        List<Integer> givers = new ArrayList<>();
        for (int at = 0; at < closeup.size(); at++) {
            Event event = new Event(closeup.event(at));
            if (kept.contains(at) && gives(at)) {
                contributions.add(new Contribution(event, items.get(at), conditions.steps(at)));
                givers.add(at);
            } else {
                nearMisses.add(new NearMiss(event, failures(at, event), conditions.steps(at), kept.contains(at)));
            }
        }
        ReducerFunction function = closeup.chain().reduction().function();
        KeptEvents windows = closeup.keptBy(closeup.chain().filters().stream()
                .filter(ChainInquiry::isOfTime)
                .toList());
        return new ChainEvidence(
                closeup.chain(),
                closeup.value(),
                contributions,
                nearMisses,
                winner(givers),
                function == ReducerFunction.MODE ? frequencies(contributions) : List.of(),
                windows.from(),
                windows.until(),
                kept.beginning());
    }

    private static boolean isOfTime(Filter filter) {
        return filter instanceof Filter.Within || filter instanceof Filter.Between;
    }

    /** Whether the reducer gets anything out of the event. */
    private boolean gives(int at) {
        return ChainCloseup.isGiven(closeup.chain().reduction().function(), alone.get(at));
    }

    private List<Failure> failures(int at, Event event) {
        List<Failure> failures = new ArrayList<>(conditions.failures(at));
        if (!kept.contains(at)) {
            session.flatMap(clause -> outsideSession(clause, event)).ifPresent(failures::add);
        }
        Optional<Operand.Field> item = closeup.chain().reduction().item();
        if (item.isPresent() && !gives(at)) {
            Found found = conditions.found(item.get(), items.get(at), at, List.of());
            failures.add(new Failure(new Clause.HasItem(item.get()), List.of(found), Optional.empty()));
        }
        return failures;
    }

    /** How far an event is from the session, unless it would be in it but for other filters. */
    private Optional<Failure> outsideSession(Clause.InSession clause, Event event) {
        Instant time = event.timestamp();
        Duration gap = clause.filter().gap().duration();
        Optional<Instant> edge = kept.until().filter(time::isAfter);
        if (edge.isEmpty()) {
            edge = kept.beginning()
                    .map(began -> Optional.of(began).filter(start -> gap.compareTo(Duration.between(time, start)) < 0))
                    .orElseGet(() -> kept.sessionsExpireBefore().filter(time::isBefore));
        }
        return edge.map(nearest ->
                new Failure(clause, List.of(), Optional.of(new Outside(nearest, Duration.between(nearest, time)))));
    }

    /** The first event, or for {@code last} the last, that by itself gives what all of them give together. */
    private Optional<Winner> winner(List<Integer> givers) {
        ReducerFunction function = closeup.chain().reduction().function();
        boolean takesOne = switch (function) {
            case FIRST, LAST, MIN, MAX -> true;
            case COUNT, SUM, AVG, MODE, UNIQUE, UNIQUE_COUNT -> false;
        };
        int[] same = takesOne
                ? IntStream.range(0, givers.size())
                        .filter(place -> alone.get(givers.get(place)).equals(closeup.value()))
                        .toArray()
                : new int[0];
        if (same.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Winner(function == ReducerFunction.LAST ? same[same.length - 1] : same[0], same.length - 1));
    }

    private static List<Frequency> frequencies(List<Contribution> contributions) {
        Map<String, Long> times = new HashMap<>();
        contributions.forEach(each -> each.values().forEach(value -> times.merge(value.string(), 1L, Long::sum)));
        return times.entrySet().stream()
                .map(entry -> new Frequency(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Frequency::times)
                        .reversed()
                        .thenComparing(Frequency::form, CodePointOrder.INSTANCE))
                .toList();
    }
}
