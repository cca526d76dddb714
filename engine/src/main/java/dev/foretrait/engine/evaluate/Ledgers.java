package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Population;
import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.reduce.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What chains have made of the messages of every profile so far. That of a chain can be kept if an event counts or not by
 * itself, and if time takes none of them away unless a {@link Clock} has told so before.
 */
final class Ledgers {

    private final Map<ChainPlan, Ledger> ledgers = new LinkedHashMap<>();

    /** Whether what a chain has made of events serves it when further events come. */
    static boolean canKeep(ChainPlan chain) {
        return chain.tail() == ChainPlan.Tail.Whole.WHOLE
                && chain.ofParent().isEmpty()
                && HistoryObstacle.of(chain).isEmpty();
    }

    /** Opens a ledger for a chain that is planned for the epoch. */
    void open(ChainPlan chain) {
        ledgers.computeIfAbsent(chain, any -> chain.reducer().ledger());
    }

    void reach(int profiles) {
        ledgers.values().forEach(ledger -> ledger.reach(profiles));
    }

    void forget(int profile) {
        ledgers.values().forEach(ledger -> ledger.forget(profile));
    }

    /**
     * Enters the messages that chains keep.
     *
     * @param chains the chains planned for an instant, by the same for the epoch
     */
    void add(Population messages, Map<ChainPlan, ChainPlan> chains, Run run) {
        List<Block> blocks = messages.blocks();
        Workspace workspace = new Workspace();
        for (int number = 0; number < blocks.size(); number++) {
            BlockScan scan = new BlockScan(run, number, workspace);
            Block block = blocks.get(number);
            ledgers.forEach((ofEpoch, ledger) -> {
                ChainPlan chain = Optional.ofNullable(chains.get(ofEpoch)).orElseThrow();
                if (chain.selection().mayBeIn(block)) {
                    ledger.add(scan.kept(chain));
                }
            });
            workspace.reuse();
        }
    }

    /** What chains come to for some profiles, by the chains planned for an instant. */
    Map<ChainPlan, ProfileColumn> values(int[] profiles, Map<ChainPlan, ChainPlan> chains) {
        Map<ChainPlan, ProfileColumn> values = new HashMap<>();
        ledgers.forEach((ofEpoch, ledger) ->
                values.put(Optional.ofNullable(chains.get(ofEpoch)).orElseThrow(), column(ledger, profiles)));
        return values;
    }

    private static ProfileColumn column(Ledger ledger, int[] profiles) {
        List<Value> values = new ArrayList<>();
        int[] codes = new int[profiles.length];
        for (int at = 0; at < codes.length; at++) {
            Value value = ledger.value(profiles[at]);
            if (!value.isAbsent()) {
                values.add(value);
                codes[at] = values.size();
            }
        }
        return new ProfileColumn(codes, values.size(), code -> values.get(code - 1));
    }
}
