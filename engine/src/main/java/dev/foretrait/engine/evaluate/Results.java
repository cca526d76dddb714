package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.reduce.Oddity;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What chains come to for every profile of a run. */
final class Results {

    private final Run run;
    private final Map<ChainPlan, ProfileColumn> values = new HashMap<>();
    private final Map<ChainPlan, Map<Oddity, Long>> oddities = new HashMap<>();

    Results(Run run) {
        this.run = run;
    }

    Run run() {
        return run;
    }

    /**
     * Makes ready for asking: works out the chains that are not known yet, in one scan.
     *
     * @param conditions what will be asked of profiles
     * @param chains what profiles will be asked for
     */
    void workOut(Collection<Condition> conditions, Collection<ChainPlan> chains) {
        Set<ChainPlan> wanted = new LinkedHashSet<>(chains);
        wanted.removeAll(values.keySet());
        Preparation.prepare(run, conditions, wanted);
        if (!wanted.isEmpty()) {
            scan(wanted);
        }
    }

    private void scan(Collection<ChainPlan> chains) {
        Folds<ChainPlan> folds = Scan.blocks(
                run,
                number -> chains.stream().anyMatch(chain -> chain.selection().mayBeIn(run.blocks.get(number))),
                () -> start(chains),
                Results::add,
                Folds::merge);
        folds.forEach((chain, fold) -> {
            values.put(chain, fold.results());
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

    /** What a chain came to. */
    ProfileColumn of(ChainPlan chain) {
        return Optional.ofNullable(values.get(chain)).orElseThrow();
    }

    /** What was odd about the values that a chain saw. */
    Map<Oddity, Long> oddities(ChainPlan chain) {
        return oddities.getOrDefault(chain, Map.of());
    }
}
