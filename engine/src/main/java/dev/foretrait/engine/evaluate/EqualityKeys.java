package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.evaluate.Condition.Compare;
import dev.foretrait.engine.evaluate.Condition.Input;
import dev.foretrait.engine.event.Decimals;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.reduce.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Numbers for values of followers, such that what a value of the enclosing event equals (5.3, 5.4) is a set of them. That
 * set has one element but where texts that are numbers meet numbers: {@code 5} equals {@code '5'} and {@code '5.0'}, which
 * do not equal each other.
 */
final class EqualityKeys {

    private static final int[] NONE = {};

    /** The set of an enclosing event that nothing equals. */
    static final int NO_SET = -1;

    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, List<Integer>> textsOfNumber = new HashMap<>();
    private final Line parents;
    private final Line followers;
    private final int[][] keysOfCode;
    private final int[] setOfCode;
    private final List<int[]> largeSets = new ArrayList<>();
    private int keys;

    /** The keys of a condition that is an equality of a follower's field and a property of its enclosing event. */
    static Optional<EqualityKeys> of(Condition condition, FunnelFields fields) {
        if (!(condition instanceof Compare compare)) {
            return Optional.empty();
        }
        return switch (compare.comparison().comparator()) {
            case EQUALS, ONE_OF -> ofSides(compare, fields);
            default -> Optional.empty();
        };
    }

    /** The keys of the two sides of a comparison; empty if they are not of a follower and its enclosing event. */
    static Optional<EqualityKeys> ofSides(Compare compare, FunnelFields fields) {
        if (compare.right().size() != 1) {
            return Optional.empty();
        }
        Input left = compare.left();
        Input right = compare.right().get(0);
        if (FunnelFields.isOfParent(left) && FunnelFields.isOfFollower(right)) {
            return Optional.of(new EqualityKeys(fields.of(left), fields.of(right)));
        }
        return FunnelFields.isOfFollower(left) && FunnelFields.isOfParent(right)
                ? Optional.of(new EqualityKeys(fields.of(right), fields.of(left)))
                : Optional.empty();
    }

    private EqualityKeys(Line parents, Line followers) {
        this.parents = parents;
        this.followers = followers;
        this.keysOfCode = new int[followers.codes() + 1][];
        for (int event = 0; event < followers.places(); event++) {
            int code = followers.code(event);
            if (keysOfCode[code] == null) {
                keysOfCode[code] = keysOf(followers.values(code));
            }
        }
        this.setOfCode = new int[parents.codes() + 1];
        boolean[] isKnown = new boolean[setOfCode.length];
        Map<List<Integer>, Integer> known = new HashMap<>();
        for (int event = 0; event < parents.places(); event++) {
            int code = parents.code(event);
            if (!isKnown[code]) {
                isKnown[code] = true;
                setOfCode[code] = setOf(parents.values(code), known);
            }
        }
    }

    /** The keys of a follower. Not to be changed. */
    int[] keysOf(int follower) {
        return keysOfCode[followers.code(follower)];
    }

    /** The number of the set of keys that an enclosing event equals, or {@link #NO_SET}. */
    int setOf(int parent) {
        return setOfCode[parents.code(parent)];
    }

    /** The keys of a set. Not to be changed. */
    int[] keysOfSet(int set) {
        return set < keys ? new int[] {set} : largeSets.get(set - keys);
    }

    private int[] keysOf(List<Value> values) {
        if (values.size() == 1) {
            return new int[] {keyOf(values.get(0))};
        }
        return values.isEmpty()
                ? NONE
                : values.stream().mapToInt(this::keyOf).distinct().toArray();
    }

    private int keyOf(Value value) {
        Optional<String> number = value.number().map(Decimals::plain);
        if (number.isPresent() && value instanceof Value.Number) {
            return number(numbers, number.get());
        }
        int before = keys;
        int key = number(texts, value.string());
        if (keys > before && number.isPresent()) {
            textsOfNumber
                    .computeIfAbsent(number.get(), any -> new ArrayList<>())
                    .add(key);
        }
        return key;
    }

    private int number(Map<String, Integer> numbered, String spelling) {
        Integer known = numbered.putIfAbsent(spelling, keys);
        return known == null ? keys++ : known;
    }

    private int setOf(List<Value> values, Map<List<Integer>, Integer> known) {
        if (values.size() == 1 && values.get(0).number().isEmpty()) {
            return texts.getOrDefault(values.get(0).string(), NO_SET);
        }
        List<Integer> set =
                values.stream().flatMap(this::keysEqualTo).distinct().sorted().toList();
        if (set.size() <= 1) {
            return set.isEmpty() ? NO_SET : set.get(0);
        }
        return known.computeIfAbsent(set, any -> {
            largeSets.add(set.stream().mapToInt(Integer::intValue).toArray());
            return keys + largeSets.size() - 1;
        });
    }

    private Stream<Integer> keysEqualTo(Value value) {
        Optional<String> number = value.number().map(Decimals::plain);
        Stream<Integer> asNumber = number.map(numbers::get).stream();
        return number.isPresent() && value instanceof Value.Number
                ? Stream.concat(asNumber, textsOfNumber.getOrDefault(number.get(), List.of()).stream())
                : Stream.concat(asNumber, Stream.ofNullable(texts.get(value.string())));
    }
}
