package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.IntList;
import dev.foretrait.engine.semantics.LimitsAtCreation;
import dev.foretrait.engine.semantics.PeriodKind;
import dev.foretrait.engine.semantics.ResolutionMode;
import java.util.Arrays;

/** The question whether giving external ids to profiles would break a limit: {@code firstViolation} of identity.md 4.3. */
final class LimitCheck {

    static final int NO_VIOLATION = -1;
    static final int MERGE_LIMIT = -2;

    private final IdentitySettings settings;
    private final boolean limitsNewProfiles;
    private final PeriodKind periodKind;
    private final IdentifierTable identifiers;
    private final IdCounts counts;
    private final ProfileTable profiles;

    private int[] together = {};
    private int[] ofFullest = {};
    private long[] countsFrom = {};

    LimitCheck(IdentitySettings settings, IdentifierTable identifiers, ProfileTable profiles) {
        this.settings = settings;
        this.limitsNewProfiles = settings.semantics().of(LimitsAtCreation.class) == LimitsAtCreation.HOLD;
        this.periodKind = settings.semantics().of(PeriodKind.class);
        this.identifiers = identifiers;
        this.profiles = profiles;
        this.counts = new IdCounts(identifiers, profiles);
    }

    /**
     * What would be broken by one profile made of these and these ids.
     *
     * @param owners distinct canonical profiles
     * @param ids distinct external ids, each owned by one of them or by nobody
     * @param timestamp the time at which limits with a period are counted
     * @return the type whose limit it is, {@link #MERGE_LIMIT}, or {@link #NO_VIOLATION}
     */
    int firstViolation(IntList owners, IntList ids, long timestamp) {
        if (owners.size() > 1 && mergesOf(owners) + owners.size() - 1 > settings.mergeLimit()) {
            return MERGE_LIMIT;
        }
        if (owners.size() == 0 && (!limitsNewProfiles || eachIsOfItsOwnType(ids))) {
            return NO_VIOLATION;
        }
        count(owners, ids, timestamp);
        boolean toleratesFullProfiles = settings.semantics().of(ResolutionMode.class) != ResolutionMode.FROZEN;
        for (int type : identifiers.typesByPriority()) {
            int limit = Math.max(1, identifiers.limit(type).values());
            boolean adds = together[type] > ofFullest[type] || !toleratesFullProfiles;
            if (together[type] > limit && adds) {
                return type;
            }
        }
        return NO_VIOLATION;
    }

    private long mergesOf(IntList owners) {
        long merges = 0;
        for (int at = 0; at < owners.size(); at++) {
            merges += profiles.mergeCount(owners.get(at));
        }
        return merges;
    }

    /** A profile may have one id of each type, whatever the limits. */
    private boolean eachIsOfItsOwnType(IntList ids) {
        for (int at = 1; at < ids.size(); at++) {
            for (int before = 0; before < at; before++) {
                if (identifiers.type(ids.get(at)) == identifiers.type(ids.get(before))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Every external id has one owner, so the size of a union is a sum. */
    private void count(IntList owners, IntList ids, long timestamp) {
        int types = identifiers.typeCount();
        if (together.length < types) {
            together = new int[types];
            ofFullest = new int[types];
            countsFrom = new long[types];
        }
        Arrays.fill(together, 0);
        Arrays.fill(ofFullest, 0);
        for (int type = 0; type < types; type++) {
            countsFrom[type] = identifiers.limit(type).period().countsFrom(timestamp, periodKind);
        }
        for (int at = 0; at < owners.size(); at++) {
            int[] ofProfile = counts.of(owners.get(at), countsFrom);
            for (int type = 0; type < types; type++) {
                together[type] += ofProfile[type];
                ofFullest[type] = Math.max(ofFullest[type], ofProfile[type]);
            }
        }
        for (int at = 0; at < ids.size(); at++) {
            if (identifiers.owner(ids.get(at)) == IdentifierTable.NONE) {
                together[identifiers.type(ids.get(at))]++;
            }
        }
    }
}
