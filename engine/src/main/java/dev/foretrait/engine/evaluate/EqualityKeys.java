package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.column.DistinctValues;
import dev.foretrait.engine.column.Entry;
import dev.foretrait.engine.column.Weighed;
import dev.foretrait.engine.event.Decimals;
import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers for values of followers, such that what a value of the enclosing event equals (5.3, 5.4) is a set of them. That
 * set has one element but where texts that are numbers meet numbers: {@code 5} equals {@code '5'} and {@code '5.0'}, which
 * do not equal each other.
 */
final class EqualityKeys implements Weighed {

    /** The set of what nothing equals. */
    static final int NO_SET = -1;

    private final int keys;
    private final int[] setOfFollowers;
    private final int[] setOfParents;
    private final List<int[]> largeSets;
    private final long weight;

    /** The keys of the codes that some place has. */
    static EqualityKeys of(Coded parents, Coded followers) {
        return new Numbering().keys(parents, followers);
    }

    private EqualityKeys(int keys, int[] setOfFollowers, int[] setOfParents, List<int[]> largeSets) {
        this.keys = keys;
        this.setOfFollowers = setOfFollowers;
        this.setOfParents = setOfParents;
        this.largeSets = largeSets;
        this.weight = Integer.BYTES
                * (setOfFollowers.length
                        + setOfParents.length
                        + largeSets.stream().mapToLong(set -> set.length).sum());
    }

    @Override
    public long weight() {
        return weight;
    }

    /** The number of the set of keys that a follower's code has, or {@link #NO_SET}. */
    int setOfFollower(int code) {
        return setOfFollowers[code];
    }

    /** The number of the set of keys that an enclosing event's code equals, or {@link #NO_SET}. */
    int setOfParent(int code) {
        return setOfParents[code];
    }

    /** Whether the set has one key, which then is its number. */
    boolean isKey(int set) {
        return set < keys;
    }

    /** The keys of a set that has several. Not to be changed. */
    int[] keysOfSet(int set) {
        return largeSets.get(set - keys);
    }

    /**
     * Gives the numbers. A number and a text have keys of their own; what is neither has the key of its string form, as it is
     * compared by that.
     */
    private static final class Numbering {

        private static final int UNKNOWN = -2;

        private final DistinctValues distinct = new DistinctValues();
        private final Map<Integer, List<Integer>> textsOfNumber = new HashMap<>();
        private final Map<List<Integer>, Integer> numberOfLargeSet = new HashMap<>();
        private final List<int[]> largeSets = new ArrayList<>();

        EqualityKeys keys(Coded parents, Coded followers) {
            int[] ofFollowers = setsOfFollowers(followers);
            int keys = distinct.size();
            for (int code = 0; code < ofFollowers.length; code++) {
                ofFollowers[code] =
                        ofFollowers[code] < UNKNOWN ? keys - ofFollowers[code] + UNKNOWN - 1 : ofFollowers[code];
            }
            return new EqualityKeys(keys, ofFollowers, setsOfParents(parents, keys), largeSets);
        }

        /** The only key of each code; the number of a large set counted down from below {@link #UNKNOWN}. */
        private int[] setsOfFollowers(Coded followers) {
            Optional<Entry> entry = followers.entry();
            int[] sets = unknown(followers);
            for (int place = 0; place < followers.places(); place++) {
                int code = followers.code(place);
                if (sets[code] == UNKNOWN) {
                    sets[code] = isTextOnly(entry, code)
                            ? distinct.numberOf(entry.orElseThrow())
                            : keysOf(followers.values(code));
                }
            }
            return sets;
        }

        private static boolean isTextOnly(Optional<Entry> entry, int code) {
            return entry.isPresent() && entry.get().moveTo(code) && entry.get().isTextOnly();
        }

        private int keysOf(List<Value> values) {
            List<Integer> set =
                    values.stream().map(this::keyOf).distinct().sorted().toList();
            if (set.size() <= 1) {
                return set.isEmpty() ? NO_SET : set.get(0);
            }
            return UNKNOWN - 1 - largeSet(set);
        }

        private int keyOf(Value value) {
            Optional<String> number = value.number().map(Decimals::plain);
            if (number.isPresent() && value instanceof Value.Number) {
                return distinct.numberOf(new Value.Number(number.get()));
            }
            int before = distinct.size();
            int key = distinct.numberOf(Value.of(value.string()));
            if (key == before && number.isPresent()) {
                textsOfNumber
                        .computeIfAbsent(distinct.numberOf(new Value.Number(number.get())), any -> new ArrayList<>())
                        .add(key);
            }
            return key;
        }

        private int[] setsOfParents(Coded parents, int keys) {
            Optional<Entry> entry = parents.entry();
            int[] sets = unknown(parents);
            for (int place = 0; place < parents.places(); place++) {
                int code = parents.code(place);
                if (sets[code] == UNKNOWN) {
                    sets[code] = isTextOnly(entry, code)
                            ? distinct.find(entry.orElseThrow())
                            : setEqualTo(parents.values(code), keys);
                }
            }
            return sets;
        }

        private int setEqualTo(List<Value> values, int keys) {
            List<Integer> set = values.stream()
                    .flatMap(value -> keysEqualTo(value).stream())
                    .filter(key -> key != DistinctValues.NONE)
                    .distinct()
                    .sorted()
                    .toList();
            if (set.size() <= 1) {
                return set.isEmpty() ? NO_SET : set.get(0);
            }
            return keys + largeSet(set);
        }

        private List<Integer> keysEqualTo(Value value) {
            List<Integer> equal = new ArrayList<>();
            Optional<String> number = value.number().map(Decimals::plain);
            int ofNumber = number.isPresent() ? distinct.find(new Value.Number(number.get())) : DistinctValues.NONE;
            equal.add(ofNumber);
            if (number.isPresent() && value instanceof Value.Number) {
                equal.addAll(textsOfNumber.getOrDefault(ofNumber, List.of()));
            } else {
                equal.add(distinct.find(Value.of(value.string())));
            }
            return equal;
        }

        private int largeSet(List<Integer> set) {
            return numberOfLargeSet.computeIfAbsent(set, any -> {
                largeSets.add(set.stream().mapToInt(Integer::intValue).toArray());
                return largeSets.size() - 1;
            });
        }

        private static int[] unknown(Coded values) {
            int[] sets = new int[values.codes() + 1];
            Arrays.fill(sets, UNKNOWN);
            return sets;
        }
    }
}
