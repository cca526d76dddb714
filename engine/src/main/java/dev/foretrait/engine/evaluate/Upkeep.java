package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Few;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.column.Population;
import dev.foretrait.engine.entity.EntityChains;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.TraitMention;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What it takes to keep the values of definitions right, profile by profile, while messages come and time passes.
 *
 * <p>A definition is {@link #kept} if the value of a profile depends on the messages of that profile alone, and every instant
 * at which time alone may change it can be told from when these messages happened. The {@link #others} are to be evaluated
 * as a whole: what is computed for accounts, what counts entities, what measures dates from now, and what needs one of these.
 */
public final class Upkeep {

    private final Semantics semantics;
    private final References references;
    private final List<Computation> others;
    private final Preparation preparation;
    private final boolean readsTraits;
    private final Clock clock = new Clock();
    private final Ledgers ledgers = new Ledgers();
    private final List<ChainPlan> chains = new ArrayList<>();
    private final Preparation beside;
    private final Map<Computation, Keeping> keepings = new HashMap<>();

    /** Told when the values of a profile may turn, in epoch milliseconds. */
    public interface Turns {
        void turn(int profile, long instant);
    }

    /**
     * @param computations the definitions
     * @param known the definitions that keys may mean
     */
    public Upkeep(Collection<Computation> computations, Collection<Computation> known, Semantics semantics) {
        this.semantics = semantics;
        Map<Computation, Plan> plans = plans(new References(computations, known, Optional.empty()));
        this.references =
                new References(computations.stream().filter(plans::containsKey).toList(), known, Optional.empty());
        this.others = computations.stream()
                .filter(each -> !plans.containsKey(each))
                .distinct()
                .toList();
        List<Condition> conditions = new ArrayList<>();
        for (Computation each : references.all()) {
            Plan plan = Optional.ofNullable(plans.get(each)).orElseThrow();
            clock.read(plan);
            conditions.addAll(plan.conditions());
            chains.addAll(plan.chains());
        }
        chains.stream().filter(Ledgers::canKeep).forEach(ledgers::open);
        this.preparation = Preparation.of(conditions, chains);
        this.beside = Preparation.of(
                conditions,
                chains.stream().filter(chain -> !Ledgers.canKeep(chain)).toList());
        this.readsTraits = references.all().stream().anyMatch(this::readsTraits);
        references.all().forEach(each -> keepings.put(each, keeping(each, plans)));
    }

    /** Whether the definition mentions a trait that messages write. */
    private boolean readsTraits(Computation kept) {
        return TraitMention.in(kept.query(), kept.level()).size()
                > references.inputs(kept).size();
    }

    private Keeping keeping(Computation kept, Map<Computation, Plan> plans) {
        Plan plan = Optional.ofNullable(plans.get(kept)).orElseThrow();
        return !readsTraits(kept) && plan.chains().stream().allMatch(Ledgers::canKeep)
                ? Keeping.ENTERED
                : Keeping.BY_PROFILE;
    }

    /** The plans, for the epoch, of the definitions that can be kept. */
    private Map<Computation, Plan> plans(References all) {
        Planner planner = new Planner(Instant.EPOCH, semantics);
        Map<Computation, Plan> plans = new LinkedHashMap<>();
        for (Computation each : all.all()) {
            if (each.level() == Level.USERS && EntityChains.of(each.query()).isEmpty()) {
                Plan plan = Plan.of(each, planner, semantics, Optional.empty());
                Clock own = new Clock();
                own.read(plan);
                if (own.tellsAll()) {
                    plans.put(each, plan);
                }
            }
        }
        Set<Computation> kept = new LinkedHashSet<>();
        while (kept.addAll(plans.keySet().stream()
                .filter(each -> kept.containsAll(all.inputs(each)))
                .toList())) {}
        plans.keySet().retainAll(kept);
        return plans;
    }

    /** The definitions whose values can be kept right profile by profile, and those that they need. */
    public List<Computation> kept() {
        return List.copyOf(references.all());
    }

    /** The definitions that are to be evaluated as a whole. */
    public List<Computation> others() {
        return others;
    }

    /** How the values of one of the definitions are kept right. */
    public Keeping keeping(Computation computation) {
        return keepings.getOrDefault(computation, Keeping.AS_A_WHOLE);
    }

    /** Whether messages of the stream bear upon what is kept. */
    public boolean reads(MessageStream stream) {
        return preparation.needs(stream) || readsTraits && stream.type() == MessageType.IDENTIFY;
    }

    /** Whether {@link #answers} needs the messages of the stream, because not all that they come to is entered. */
    public boolean readsAgain(MessageStream stream) {
        return beside.needs(stream) || readsTraits && stream.type() == MessageType.IDENTIFY;
    }

    /** Makes room for so many profiles. */
    public void reach(int profiles) {
        ledgers.reach(profiles);
    }

    /**
     * Enters messages, in any order: from now on they count where they need not be read again.
     *
     * @param messages those that are entered, each once, and whose they are
     * @param now the instant; what comes into windows later is to be forgotten and entered again by then
     */
    public void enter(Population messages, Instant now) {
        if (!messages.blocks().isEmpty()) {
            Run run = new Run(messages, Optional.empty(), measured(now), semantics, 1);
            ledgers.add(messages, chainsAt(now), run);
        }
    }

    /** Forgets all that was entered for a profile. */
    public void forget(int profile) {
        ledgers.forget(profile);
    }

    /**
     * What is kept, evaluated for a few profiles.
     *
     * @param few with their messages of all streams that are {@link #readsAgain read again}
     * @param numbers the numbers with which messages of these profiles were entered
     * @return an answer for each of {@link #kept}, in order
     */
    public List<Answer> answers(Few few, int[] numbers, Instant now) {
        return Evaluation.answers(references, few, now, semantics, ledgers.values(numbers, chainsAt(now)));
    }

    /** The chains as they are planned for an instant, by the same for the epoch. */
    private Map<ChainPlan, ChainPlan> chainsAt(Instant now) {
        Planner planner = new Planner(now, semantics);
        Map<ChainPlan, ChainPlan> chainsAt = new HashMap<>();
        int at = 0;
        for (Computation each : references.all()) {
            for (ChainPlan chain :
                    Plan.of(each, planner, semantics, Optional.empty()).chains()) {
                chainsAt.put(chains.get(at++), chain);
            }
        }
        return chainsAt;
    }

    /**
     * Tells for the messages of a block when they will next make values turn.
     *
     * @param profileOf the profile of each row
     * @param now the instant that values are of; only what is later is told
     */
    public void turns(Block block, int[] profileOf, Instant now, Turns turns) {
        clock.turns(block, profileOf, measured(now).toEpochMilli(), turns);
    }

    /** Up to which turn values must have been looked at again to be right at an instant, in epoch milliseconds. */
    public long lastTurn(Instant now) {
        Instant measured = measured(now);
        return measured.getNano() % 1_000_000 == 0 ? measured.toEpochMilli() : measured.toEpochMilli() + 1;
    }

    private Instant measured(Instant now) {
        return new Planner(now, semantics).now();
    }
}
