package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.reduce.Oddity;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of definitions over a snapshot. */
public final class Evaluation {

    private static final Value ZERO = Value.of(0);

    private final Run run;
    private final Map<ChainPlan, ProfileColumn> results = new HashMap<>();
    private final Map<ChainPlan, Map<Oddity, Long>> oddities = new HashMap<>();

    private Evaluation(Run run) {
        this.run = run;
    }

    /**
     * Evaluates definitions together: what they share is read and worked out once.
     *
     * @param computations the definitions
     * @param snapshot the messages and whose they are
     * @param now the instant that windows and dates are measured from
     * @param semantics the switchable choices
     * @param parallelism the greatest number of threads; the values do not depend on it
     * @return an answer for each definition, in order
     */
    public static List<Answer> evaluate(
            List<Computation> computations, Snapshot snapshot, Instant now, Semantics semantics, int parallelism) {
        Planner planner = new Planner(now, semantics);
        List<Plan> plans = computations.stream()
                .map(computation -> Plan.of(computation, planner, semantics))
                .toList();
        Set<ChainPlan> chains = new LinkedHashSet<>();
        plans.forEach(plan -> chains.addAll(plan.chains()));
        Run run = new Run(snapshot, parallelism);
        Preparation.prepare(run, plans, chains);
        Evaluation evaluation = new Evaluation(run);
        evaluation.scan(chains);
        return plans.stream().map(evaluation::answer).toList();
    }

    private void scan(Collection<ChainPlan> chains) {
        Folds<ChainPlan> folds = Scan.blocks(
                run,
                number -> chains.stream().anyMatch(chain -> chain.selection().mayBeIn(run.blocks.get(number))),
                () -> start(chains),
                Evaluation::add,
                Folds::merge);
        folds.forEach((chain, fold) -> {
            results.put(chain, fold.results());
            oddities.put(chain, fold.oddities());
        });
    }

    private Folds<ChainPlan> start(Collection<ChainPlan> chains) {
        Folds<ChainPlan> folds = new Folds<>(run);
        chains.forEach(chain -> folds.start(chain, chain.reducer()));
        return folds;
    }

    private static void add(Folds<ChainPlan> folds, BlockScan scan) {
        Block block = scan.block();
        folds.forEach((chain, fold) -> {
            if (chain.selection().mayBeIn(block)) {
                fold.add(scan.kept(chain));
                chain.selection().where().ifPresent(where -> fold.addMisses(scan.misses(where)));
            }
        });
    }

    private Answer answer(Plan plan) {
        if (plan instanceof Plan.Trait trait) {
            return answer(trait);
        }
        return plan instanceof Plan.Audience audience ? answer(audience) : ((Plan.Nothing) plan).answer();
    }

    private Answer answer(Plan.Trait trait) {
        ProfileColumn value = result(trait.value());
        ProfileColumn shown = trait.shown().map(this::result).orElse(value);
        Rows members = shown.present().retain(eligible(trait.computation()));
        trait.matching().ifPresent(matching -> members.retain(above0(result(matching))));
        return new ProfileValues(
                value, shown, members, trait.isRounded(), oddities.getOrDefault(trait.value(), Map.of()));
    }

    private Answer answer(Plan.Audience audience) {
        ProfileScan profiles = new ProfileScan(run, results);
        Rows holds = profiles.where(audience.condition());
        Map<Oddity, Long> found = new EnumMap<>(Oddity.class);
        audience.chains().stream()
                .distinct()
                .forEach(chain -> oddities.getOrDefault(chain, Map.of())
                        .forEach((oddity, times) -> found.merge(oddity, times, Long::sum)));
        long misses = profiles.misses(audience.condition());
        if (misses > 0) {
            found.merge(Oddity.INVALID_TIMESTAMP, misses, Long::sum);
        }
        ProfileColumn truth = ProfileColumn.ofTruths(holds);
        return new ProfileValues(truth, truth, holds.copy().retain(eligible(audience.computation())), false, found);
    }

    private ProfileColumn result(ChainPlan chain) {
        return Optional.ofNullable(results.get(chain)).orElseThrow();
    }

    private Rows eligible(Computation computation) {
        Rows eligible = Rows.none(run.snapshot.profiles());
        for (int profile = 0; profile < eligible.size(); profile++) {
            if (run.snapshot.isEligible(profile, computation.includesAnonymous())) {
                eligible.add(profile);
            }
        }
        return eligible;
    }

    private static Rows above0(ProfileColumn counts) {
        byte[] marks = new byte[counts.codes() + 1];
        for (int code = 1; code < marks.length; code++) {
            marks[code] = (byte) (counts.valueOfCode(code).equals(ZERO) ? 0 : 1);
        }
        return counts.rowsMarked(marks);
    }
}
