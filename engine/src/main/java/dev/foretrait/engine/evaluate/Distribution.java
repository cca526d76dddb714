package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** The values that members show, each once, with the number of profiles that show it. */
public final class Distribution {

    /** Those of most profiles first, then by code point of the string form. */
    private static final Comparator<Share> COMMONEST_FIRST = Comparator.comparingInt(Share::profiles)
            .reversed()
            .thenComparing(share -> share.value().string(), CodePointOrder.INSTANCE)
            .thenComparing(share -> share.value().json(), CodePointOrder.INSTANCE);

    private final List<Share> shares;

    /** A value and the number of profiles that show it. */
    public record Share(Value value, int profiles) {}

    /** What a value counts as, and the value. */
    private record Counted(BigDecimal number, Share share) {}

    /**
     * @param profilesOfValue how many profiles show each value
     */
    Distribution(Map<Value, Integer> profilesOfValue) {
        this.shares = profilesOfValue.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** How many different values there are. */
    public int size() {
        return shares.size();
    }

    /** All of them in no particular order: they may be as many as there are profiles. */
    public Stream<Share> shares() {
        return shares.stream();
    }

    /** The same with lists seen as what they hold: how many profiles have an element, not how many have the same list. */
    public Distribution ofElements() {
        if (shares.stream().noneMatch(share -> share.value() instanceof Value.Array)) {
            return this;
        }
        Map<Value, Integer> profiles = new HashMap<>();
        for (Share share : shares) {
            List<Value> elements = share.value() instanceof Value.Array list ? list.elements() : List.of(share.value());
            elements.forEach(element -> profiles.merge(element, share.profiles(), Integer::sum));
        }
        return new Distribution(profiles);
    }

    /** All of them, those of most profiles first, then by code point of the string form. */
    public List<Share> all() {
        return shares.stream().sorted(COMMONEST_FIRST).toList();
    }

    /** The first of {@link #all}, without putting the others in order. */
    public List<Share> commonest(int most) {
        PriorityQueue<Share> kept = new PriorityQueue<>(COMMONEST_FIRST.reversed());
        for (Share share : shares) {
            kept.add(share);
            if (kept.size() > most) {
                kept.remove();
            }
        }
        List<Share> commonest = new ArrayList<>(kept);
        commonest.sort(COMMONEST_FIRST);
        return Collections.unmodifiableList(commonest);
    }

    /** Those that are JSON numbers, in ascending order, equal ones by code point of their spelling. */
    public List<Share> numbers() {
        return shares.stream()
                .filter(share -> share.value() instanceof Value.Number)
                .flatMap(share -> share.value().number().map(number -> new Counted(number, share)).stream())
                .sorted(Comparator.comparing(Counted::number)
                        .thenComparing(counted -> counted.share().value().json(), CodePointOrder.INSTANCE))
                .map(Counted::share)
                .toList();
    }
}
