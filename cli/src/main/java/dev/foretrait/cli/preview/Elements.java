package dev.foretrait.cli.preview;

import dev.foretrait.engine.evaluate.ProfileValues.Share;
import dev.foretrait.engine.event.Value;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists seen as what they hold: how many profiles have an element, not how many have the same list. */
final class Elements {

    private Elements() {}

    /** The shares of elements and of values that are no lists, the commonest first, else in the order they came in. */
    static List<Share> of(List<Share> shares) {
        if (shares.stream().noneMatch(share -> share.value() instanceof Value.Array)) {
            return shares;
        }
        Map<Value, Integer> counts = new LinkedHashMap<>();
        for (Share share : shares) {
            List<Value> elements = share.value() instanceof Value.Array list ? list.elements() : List.of(share.value());
            elements.forEach(element -> counts.merge(element, share.profiles(), Integer::sum));
        }
        return counts.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Share::profiles).reversed())
                .toList();
    }
}
