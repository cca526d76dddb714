package dev.foretrait.cli.explain;

import dev.foretrait.engine.evidence.Clause;
import dev.foretrait.engine.evidence.Failure;
import dev.foretrait.engine.evidence.NearMiss;
import dev.foretrait.engine.query.Printer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events that were missed for the same reason.
 *
 * @param clause the first clause that failed
 * @param found what was found instead, in words
 * @param others how many other clauses failed
 * @param events the events, in the total order
 */
record MissGroup(Clause clause, String found, int others, List<NearMiss> events) {

    private record Reason(Clause clause, String found, int others) {}

    /**
     * The groups: those that one clause kept out before those that several did, large ones before small ones.
     *
     * @param printer how the space writes queries
     */
    static List<MissGroup> of(List<NearMiss> misses, Printer printer) {
        Map<Reason, List<NearMiss>> byReason = new LinkedHashMap<>();
        for (NearMiss miss : misses) {
            Failure first = miss.first();
            Reason reason = new Reason(
                    first.clause(), Words.found(first, printer), miss.failures().size() - 1);
            byReason.computeIfAbsent(reason, any -> new ArrayList<>()).add(miss);
        }
        return byReason.entrySet().stream()
                .map(entry -> new MissGroup(
                        entry.getKey().clause(),
                        entry.getKey().found(),
                        entry.getKey().others(),
                        entry.getValue()))
                .sorted(Comparator.comparingInt((MissGroup group) -> group.others() == 0 ? 0 : 1)
                        .thenComparing(group -> group.events().size(), Comparator.reverseOrder()))
                .toList();
    }
}
