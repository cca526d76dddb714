package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.entity.DataGraph;
import dev.foretrait.engine.query.TraitMention;
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
 * Which definitions need the values of which others (query-language.md 7.5). Where a key is that of a definition, the
 * definition is meant, and what messages wrote under that key is not seen: it may be what a definition of before left
 * behind. A key of no definition is a custom trait.
 */
final class References {

    private final Map<String, Computation> byKey = new HashMap<>();
    private final Map<Computation, Set<Computation>> inputs = new LinkedHashMap<>();
    private final Optional<DataGraph> graph;

    /**
     * The references of definitions, and of those that they need.
     *
     * @param known the definitions that keys may mean
     * @param graph what linked audiences join rows by, if there is a Data Graph
     */
    References(Collection<Computation> computations, Collection<Computation> known, Optional<DataGraph> graph) {
        this.graph = graph;
        known.forEach(each -> each.key().ifPresent(key -> byKey.put(key, each)));
        List<Computation> found = new ArrayList<>(computations);
        for (int at = 0; at < found.size(); at++) {
            Computation computation = found.get(at);
            if (!inputs.containsKey(computation)) {
                Set<Computation> direct = direct(computation);
                inputs.put(computation, direct);
                found.addAll(direct);
            }
        }
    }

    private Set<Computation> direct(Computation computation) {
        Set<Computation> direct = new LinkedHashSet<>();
        for (TraitMention mention : TraitMention.in(computation.query(), computation.level())) {
            mention.key()
                    .flatMap(key -> Optional.ofNullable(byKey.get(key)))
                    .filter(meant -> mention.sees(meant.kind(), meant.level()))
                    .ifPresent(direct::add);
        }
        graph.stream()
                .flatMap(joined -> joined.joining(computation.query()).stream())
                .flatMap(key -> Optional.ofNullable(byKey.get(key)).stream())
                .filter(meant -> TraitMention.isOfUsers(meant.kind(), meant.level()))
                .forEach(direct::add);
        return direct;
    }

    /** The definitions and all that they need. */
    Set<Computation> all() {
        return inputs.keySet();
    }

    /** What the definition itself refers to. */
    Set<Computation> inputs(Computation computation) {
        return inputs.getOrDefault(computation, Set.of());
    }

    /** Whether another one refers to the definition. */
    boolean isInput(Computation computation) {
        return inputs.values().stream().anyMatch(direct -> direct.contains(computation));
    }
}
