package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.column.Tiling;
import dev.foretrait.engine.reduce.Oddity;
import dev.foretrait.engine.reduce.Reduced;
import dev.foretrait.engine.semantics.EqualTimes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What chains come to for every profile of a run. */
final class Results {

    private final Run run;
    private final Snapshot snapshot;
    private final Map<ChainPlan, Reduced> reduced = new HashMap<>();
    private final Map<Boolean, Rows> eligible = new HashMap<>();

    Results(Run run, Snapshot snapshot) {
        this.run = run;
        this.snapshot = snapshot;
    }

    Run run() {
        return run;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /**
     * Makes ready for asking: works out the chains that are not known yet, in one scan.
     *
     * @param conditions what will be asked of profiles
     * @param chains what profiles will be asked for
     */
    void workOut(Collection<Condition> conditions, Collection<ChainPlan> chains) {
        List<ChainPlan> wanted = chains.stream()
                .filter(chain -> !reduced.containsKey(chain))
                .distinct()
                .toList();
        Preparation preparation = Preparation.of(conditions, wanted);
        preparation.prepareProfiles(run);
        Tiling tiling = wanted.isEmpty()
                ? Tiling.NONE
                : snapshot.tiling(preparation::needs, preparation.fields(), run.semantics.of(EqualTimes.class));
        if (tiling.tiles() > 0) {
            List<Reduced> found = TileScan.reduced(run, tiling, wanted, preparation);
            for (int at = 0; at < found.size(); at++) {
                reduced.put(wanted.get(at), found.get(at));
            }
        } else {
            preparation.prepareChains(run);
            scan(wanted);
        }
    }

    private void scan(Collection<ChainPlan> chains) {
        if (chains.isEmpty()) {
            return;
        }
        Folds<ChainPlan> folds = Scan.blocks(
                run,
                number -> chains.stream().anyMatch(chain -> chain.selection().mayBeIn(run.blocks.get(number))),
                () -> start(chains),
                Results::add,
                Folds::merge);
        folds.forEach((chain, fold) -> reduced.put(chain, fold.reduced()));
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

    /** Takes what a chain comes to from elsewhere. */
    void know(ChainPlan chain, ProfileColumn values) {
        reduced.put(chain, new Reduced(values, Map.of()));
    }

    /**
     * The profiles that may carry values. Not to be changed.
     *
     * @param includesAnonymous whether an {@code anonymous_id} alone is enough (U-51)
     */
    Rows eligible(boolean includesAnonymous) {
        return eligible.computeIfAbsent(includesAnonymous, snapshot::eligible);
    }

    /** What a chain came to. */
    ProfileColumn of(ChainPlan chain) {
        return known(chain).values();
    }

    /** What was odd about the values that a chain saw. */
    Map<Oddity, Long> oddities(ChainPlan chain) {
        return known(chain).oddities();
    }

    private Reduced known(ChainPlan chain) {
        return Optional.ofNullable(reduced.get(chain)).orElseThrow();
    }
}
