package dev.foretrait.engine.evidence;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.entity.EntityChains;
import dev.foretrait.engine.evaluate.Answer;
import dev.foretrait.engine.evaluate.AsOf;
import dev.foretrait.engine.evaluate.Closeup;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.evaluate.Evaluation;
import dev.foretrait.engine.evaluate.History;
import dev.foretrait.engine.evaluate.ProfileValues;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Arguments;
import dev.foretrait.engine.query.Chain;
import dev.foretrait.engine.query.Expression;
import dev.foretrait.engine.query.Filter;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Query;
import dev.foretrait.engine.query.Reduction;
import dev.foretrait.engine.query.TraitMention;
import dev.foretrait.engine.reduce.ReducerFunction;
import dev.foretrait.engine.semantics.Semantics.FutureEvents;
import dev.foretrait.engine.semantics.Semantics.OnEmptyWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The way ahead of a value. Every instant at which it may turn is known beforehand. Where one chain decides, its values at
 * all of them are worked out in one walk, and those at which nothing happens fall away; what is left is evaluated one by one
 * until the value differs.
 */
final class Outlook {

    /** Rows that are evaluated at most, all evaluations together. */
    private static final int MOST_ROWS = 4_000_000;

    private static final int LEAST_EVALUATIONS = 64;
    private static final int MOST_EVALUATIONS = 2_000;

    private static final Comparator<Event> IN_ORDER =
            Comparator.comparing(Event::timestamp).thenComparing(Event::messageId, CodePointOrder.INSTANCE);

    private static final Value NOTHING = Value.of(0);

    private final Question question;
    private final Closeup closeup;

    Outlook(Question question) {
        this.question = question;
        this.closeup = Closeup.of(
                question.computation(),
                question.known(),
                question.snapshot(),
                question.subject(),
                question.entities(),
                question.now(),
                question.semantics());
    }

    NextChange next() {
        boolean seesEntities = definitions().stream()
                .anyMatch(each -> !EntityChains.of(each.query()).isEmpty());
        if (closeup.answer() instanceof Answer.Unsupported) {
            return new NextChange.NotBefore(question.now());
        }
        if (seesEntities) {
            return new NextChange.OfRows();
        }
        Value now = valueAt(question.now());
        int rows = question.snapshot().blocks().stream().mapToInt(Block::rows).sum();
        int left = Math.max(LEAST_EVALUATIONS, Math.min(MOST_EVALUATIONS, MOST_ROWS / (rows + 1)));
        for (Instant turn : turns()) {
            if (left-- == 0) {
                return new NextChange.NotBefore(turn);
            }
            Value then = valueAt(turn);
            if (!then.equals(now)) {
                return at(turn, then);
            }
        }
        return new NextChange.Never();
    }

    private Value valueAt(Instant instant) {
        return ((ProfileValues) Evaluation.evaluate(
                                List.of(question.computation()),
                                question.known(),
                                question.snapshot(),
                                question.entities(),
                                instant,
                                question.semantics(),
                                1)
                        .get(0))
                .value(question.subject());
    }

    /** Chain by chain, what comes and goes in the millisecond before. */
    private NextChange at(Instant turn, Value then) {
        List<ChainEvidence> before =
                Evidence.of(question.at(turn.minusMillis(1))).chains();
        List<ChainEvidence> after = Evidence.of(question.at(turn)).chains();
        SortedSet<Event> leaving = new TreeSet<>(IN_ORDER);
        SortedSet<Event> coming = new TreeSet<>(IN_ORDER);
        for (int at = 0; at < before.size(); at++) {
            Set<Event> until = counting(before.get(at));
            Set<Event> since = counting(after.get(at));
            until.stream().filter(event -> !since.contains(event)).forEach(leaving::add);
            since.stream().filter(event -> !until.contains(event)).forEach(coming::add);
        }
        return new NextChange.At(turn, then, List.copyOf(leaving), List.copyOf(coming));
    }

    private static Set<Event> counting(ChainEvidence chain) {
        return chain.contributions().stream().map(Contribution::event).collect(Collectors.toSet());
    }

    /** The definition, and those that it needs. */
    private Set<Computation> definitions() {
        Set<Computation> all = new LinkedHashSet<>();
        List<Computation> next = new ArrayList<>(List.of(question.computation()));
        for (int at = 0; at < next.size(); at++) {
            Computation each = next.get(at);
            if (all.add(each)) {
                for (TraitMention mention : TraitMention.in(each.query(), each.level())) {
                    question.known().stream()
                            .filter(known ->
                                    mention.key().isPresent() && known.key().equals(mention.key()))
                            .forEach(next::add);
                }
            }
        }
        return all;
    }

    private SortedSet<Instant> turns() {
        SortedSet<Instant> turns = new TreeSet<>();
        for (Computation each : definitions()) {
            if (!each.equals(question.computation())) {
                turns.addAll(Turns.of(ClockReading.of(each.query()), question, closeup));
            } else if (each.query() instanceof Query.Audience audience) {
                addTurns(audience.expression(), turns);
            } else if (each.query() instanceof Query.Trait trait) {
                turns.addAll(turns(trait.chain()));
            }
        }
        return turns;
    }

    private SortedSet<Instant> turns(Chain chain) {
        SortedSet<Instant> all = Turns.of(ClockReading.of(chain), question, closeup);
        if (!isFollowed(chain)) {
            return all;
        }
        Reduction count = new Reduction(ReducerFunction.COUNT, Optional.empty(), Optional.empty(), 0);
        List<Filter> lasting = chain.filters().stream()
                .filter(filter -> filter instanceof Filter.Where || filter instanceof Filter.Sources)
                .toList();
        Chain matching = new Chain(chain.extractor(), chain.name(), lasting, count, chain.span());
        SortedSet<Instant> turns = turns(all, values(chain, all));
        List<Value> hasMatched = values(matching, all).stream()
                .map(matches -> Value.of(!matches.equals(NOTHING)))
                .toList();
        turns.addAll(turns(all, hasMatched));
        return turns;
    }

    private void addTurns(Expression condition, SortedSet<Instant> turns) {
        if (condition instanceof Expression.And and) {
            and.parts().forEach(part -> addTurns(part, turns));
        } else if (condition instanceof Expression.Or or) {
            or.parts().forEach(part -> addTurns(part, turns));
        } else if (condition instanceof Expression.Not not) {
            addTurns(not.part(), turns);
        } else if (condition instanceof Expression.Comparison comparison) {
            turns.addAll(turns(comparison));
        } else {
            turns.addAll(Turns.of(ClockReading.of(condition), question, closeup));
        }
    }

    private SortedSet<Instant> turns(Expression.Comparison comparison) {
        SortedSet<Instant> all = Turns.of(ClockReading.of(comparison), question, closeup);
        boolean againstConstants = comparison.arguments() instanceof Arguments.Operands right
                && right.operands().stream().allMatch(Operand.Constant.class::isInstance);
        if (!againstConstants
                || !(comparison.left() instanceof Operand.Reduced reduced)
                || !isFollowed(reduced.chain())) {
            return all;
        }
        Map<Value, Value> truths = new HashMap<>();
        List<Value> truth = values(reduced.chain(), all).stream()
                .map(value -> truths.computeIfAbsent(value, left -> Value.of(closeup.holds(comparison, left))))
                .toList();
        return turns(all, truth);
    }

    /** Whether the values of a chain at many instants can be worked out in one walk. */
    private boolean isFollowed(Chain chain) {
        Computation computation = Computation.of(new Query.Trait(chain));
        boolean isWindowed = chain.filters().stream()
                .anyMatch(filter -> !(filter instanceof Filter.Where) && !(filter instanceof Filter.Sources));
        return question.computation().level() == Level.USERS
                && question.semantics().onEmptyWindow() != OnEmptyWindow.RETAIN
                && History.obstacle(computation, question.semantics()).isEmpty()
                && (isWindowed || question.semantics().of(FutureEvents.class) == FutureEvents.NEVER || !hasFuture());
    }

    private boolean hasFuture() {
        return question.snapshot().blocks().stream()
                .anyMatch(block -> block.lastTimestamp() > question.now().toEpochMilli());
    }

    /** What a chain comes to now and at instants. */
    private List<Value> values(Chain chain, SortedSet<Instant> instants) {
        List<AsOf> asked = new ArrayList<>();
        asked.add(new AsOf(question.subject(), question.now().toEpochMilli()));
        instants.forEach(instant -> asked.add(new AsOf(question.subject(), instant.toEpochMilli())));
        ProfileColumn values = History.values(
                        List.of(Computation.of(new Query.Trait(chain))),
                        question.snapshot(),
                        asked,
                        question.semantics(),
                        1)
                .get(0);
        List<Value> inOrder = new ArrayList<>();
        for (int at = 0; at < asked.size(); at++) {
            inOrder.add(values.value(at));
        }
        return inOrder;
    }

    /**
     * The instants at which a value is another one than before, and the first, since now may lie between two milliseconds.
     *
     * @param values one for now, and one for each instant
     */
    private static SortedSet<Instant> turns(SortedSet<Instant> instants, List<Value> values) {
        SortedSet<Instant> turns = new TreeSet<>();
        int at = 1;
        for (Instant instant : instants) {
            if (at == 1 || !values.get(at).equals(values.get(at - 1))) {
                turns.add(instant);
            }
            at++;
        }
        return turns;
    }
}
