package dev.foretrait.engine.identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How many external ids of each type a profile has.
 *
 * <p>Ids come to the end of a profile's list, one by one or with a profile that is merged into it, and stay in it. So where a
 * profile has many of them, which takes limits that are raised, it is kept how far they were counted.
 */
final class IdCounts {

    /** More ids than a profile has by the limits that Segment publishes (L-EVT-13). */
    private static final int MANY = 1_000;

    private final IdentifierTable identifiers;
    private final ProfileTable profiles;
    private final Map<Integer, Counted> ofLarge = new HashMap<>();
    private int[] ofSmall = {};

    IdCounts(IdentifierTable identifiers, ProfileTable profiles) {
        this.identifiers = identifiers;
        this.profiles = profiles;
    }

    /** The ids of a list so far, by type. */
    private static final class Counted {
        private int[] ofType = {};
        private int last = IdentifierTable.NONE;
    }

    /**
     * The number of ids by type, good until the next question.
     *
     * @param profile a canonical one
     * @param countsFrom for each type since when an id must count, in epoch milliseconds
     */
    int[] of(int profile, long[] countsFrom) {
        boolean large = profiles.identifierCount(profile) > MANY && eachCounts(countsFrom);
        return large ? ofLarge(profile) : ofSmall(profile, countsFrom);
    }

    private boolean eachCounts(long[] countsFrom) {
        for (int type = 0; type < identifiers.typeCount(); type++) {
            if (countsFrom[type] > Long.MIN_VALUE) {
                return false;
            }
        }
        return true;
    }

    private int[] ofLarge(int profile) {
        Counted counted = ofLarge.computeIfAbsent(profile, key -> new Counted());
        if (counted.ofType.length < identifiers.typeCount()) {
            counted.ofType = Arrays.copyOf(counted.ofType, identifiers.typeCount());
        }
        int id = counted.last == IdentifierTable.NONE
                ? profiles.firstIdentifier(profile)
                : identifiers.next(counted.last);
        while (id != IdentifierTable.NONE) {
            counted.ofType[identifiers.type(id)]++;
            counted.last = id;
            id = identifiers.next(id);
        }
        return counted.ofType;
    }

    private int[] ofSmall(int profile, long[] countsFrom) {
        if (ofSmall.length < identifiers.typeCount()) {
            ofSmall = new int[identifiers.typeCount()];
        }
        Arrays.fill(ofSmall, 0);
        int id = profiles.firstIdentifier(profile);
        while (id != IdentifierTable.NONE) {
            int type = identifiers.type(id);
            if (identifiers.countedFrom(id) >= countsFrom[type]) {
                ofSmall[type]++;
            }
            id = identifiers.next(id);
        }
        return ofSmall;
    }
}
