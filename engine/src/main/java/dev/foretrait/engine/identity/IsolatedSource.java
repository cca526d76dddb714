package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.CodePointOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A source whose profiles have no type of external id in common with the profiles of any other source, so that one
 * person has a profile on each side: {@code NO_COMMON_IDENTIFIER} (identity.md 7.10).
 *
 * @param sourceId the source
 * @param types the types its profiles have
 * @param typesElsewhere the types that the profiles of all other sources have
 */
public record IsolatedSource(String sourceId, SortedSet<String> types, SortedSet<String> typesElsewhere) {

    public IsolatedSource {
        types = Collections.unmodifiableSortedSet(types);
        typesElsewhere = Collections.unmodifiableSortedSet(typesElsewhere);
    }

    /**
     * The isolated ones among several sources, in code point order. A single source is not isolated.
     *
     * @param typesBySource for each source, the types of the external ids of all profiles that have a message of it
     */
    public static List<IsolatedSource> among(Map<String, ? extends Set<String>> typesBySource) {
        List<IsolatedSource> isolated = new ArrayList<>();
        SortedSet<String> sources = new TreeSet<>(CodePointOrder.INSTANCE);
        sources.addAll(typesBySource.keySet());
        for (String source : sources) {
            SortedSet<String> types = new TreeSet<>(CodePointOrder.INSTANCE);
            SortedSet<String> elsewhere = new TreeSet<>(CodePointOrder.INSTANCE);
            typesBySource.forEach((other, held) -> (other.equals(source) ? types : elsewhere).addAll(held));
            if (sources.size() > 1 && Collections.disjoint(types, elsewhere)) {
                isolated.add(new IsolatedSource(source, types, elsewhere));
            }
        }
        return isolated;
    }
}
