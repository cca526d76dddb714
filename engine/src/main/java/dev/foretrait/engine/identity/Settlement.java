package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.IntList;
import dev.foretrait.engine.semantics.RefusedMerge;
import dev.foretrait.engine.semantics.ResolutionMode;

/**
 * Decides about a message of which the ids do not all belong to one profile (identity.md 4.3): drops ids until those that are
 * left break no limit, merges their owners, gives the rest to the survivor. The same lists serve message after message.
 */
final class Settlement {

    private static final int NONE = IdentifierTable.NONE;

    private final IdCollection collection;
    private final IdentitySettings settings;
    private final ResolutionMode mode;
    private final RefusedMerge staysApart;
    private final IdentifierTable identifiers;
    private final ProfileTable profiles;
    private final LimitCheck limits;
    private final ProfileIds segmentIds;
    private final MergeTrail merges;
    private final Journal journal;

    private final IntList sighted = new IntList();
    private final IntList kept = new IntList();
    private final IntList dropped = new IntList();
    private final IntList droppedFor = new IntList();
    private final IntList owners = new IntList();
    private final IntList single = new IntList();

    Settlement(
            IdCollection collection,
            IdentitySettings settings,
            IdentifierTable identifiers,
            ProfileTable profiles,
            ProfileIds segmentIds,
            MergeTrail merges,
            Journal journal) {
        this.collection = collection;
        this.settings = settings;
        this.mode = settings.semantics().of(ResolutionMode.class);
        this.staysApart = settings.semantics().of(RefusedMerge.class);
        this.identifiers = identifiers;
        this.profiles = profiles;
        this.limits = new LimitCheck(settings, identifiers, profiles);
        this.segmentIds = segmentIds;
        this.merges = merges;
        this.journal = journal;
    }

    /**
     * The canonical profile of a message.
     *
     * @param timestamp of the message, epoch milliseconds
     * @param ids its promoted external ids, in any order, repetitions allowed
     * @param count how many of {@code ids} there are
     * @return the number of the profile, or {@link Resolver#NONE}
     */
    int profile(long timestamp, int message, int[] ids, int count) {
        sight(ids, count);
        journal.open(timestamp, message, sighted);
        if (sighted.size() == 0) {
            journal.noMatchingIdentifiers();
            return NONE;
        }
        boolean mergeRefused = dropUntilAllowed(timestamp);
        int profile = kept.size() == 0 ? NONE : survivor(timestamp, message);
        if (mergeRefused) {
            journal.mergeRefused(profile, mergeLimit());
        }
        for (int at = 0; at < kept.size(); at++) {
            give(kept.get(at), profile, timestamp, message);
        }
        for (int at = dropped.size() - 1; at >= 0; at--) {
            if (mode != ResolutionMode.CURRENT || !readd(dropped.get(at), profile, timestamp, message)) {
                journal.dropped(dropped.get(at), droppedFor.get(at), profile, kept);
            }
        }
        return profile;
    }

    private String mergeLimit() {
        return collection == IdCollection.ACCOUNTS && settings.mergeLimit() == 0
                ? "accounts are never merged"
                : "a profile goes through at most " + settings.mergeLimit() + " merges";
    }

    /** Takes the ids of the message, each once, first priority first. */
    private void sight(int[] ids, int count) {
        sighted.clear();
        kept.clear();
        for (int next = 0; next < count; next++) {
            int at = sighted.size();
            while (at > 0 && identifiers.compare(sighted.get(at - 1), ids[next]) > 0) {
                at--;
            }
            boolean repeated =
                    at > 0 && identifiers.identifier(sighted.get(at - 1)) == identifiers.identifier(ids[next]);
            if (!repeated) {
                sighted.insert(at, ids[next]);
            }
        }
        for (int at = 0; at < sighted.size(); at++) {
            kept.add(sighted.get(at));
        }
    }

    /**
     * Drops the last of the kept ids until the rest breaks no limit; leaves the owners of the rest in {@code owners}.
     *
     * @return whether a merge was refused because of its limit
     */
    private boolean dropUntilAllowed(long timestamp) {
        boolean mergeRefused = false;
        dropped.clear();
        droppedFor.clear();
        while (true) {
            findOwners();
            int violation = limits.firstViolation(owners, kept, timestamp);
            if (violation == LimitCheck.NO_VIOLATION) {
                return mergeRefused;
            } else if (violation == LimitCheck.MERGE_LIMIT) {
                mergeRefused = true;
                keepThoseOf(staysApart == RefusedMerge.OLDEST ? oldest() : owners.get(0));
            } else {
                dropped.add(kept.removeLast());
                droppedFor.add(violation);
            }
        }
    }

    private void findOwners() {
        owners.clear();
        for (int at = 0; at < kept.size(); at++) {
            int owner = identifiers.owner(kept.get(at));
            if (owner != NONE) {
                int canonical = profiles.canonical(owner);
                if (!owners.contains(canonical)) {
                    owners.add(canonical);
                }
            }
        }
    }

    /** Of the kept ids only those that belong to that profile or to nobody. */
    private void keepThoseOf(int profile) {
        int[] ids = kept.toArray();
        kept.clear();
        for (int id : ids) {
            int owner = identifiers.owner(id);
            if (owner == NONE || profiles.canonical(owner) == profile) {
                kept.add(id);
            }
        }
    }

    private int survivor(long timestamp, int message) {
        if (owners.size() == 0) {
            int created = profiles.create(timestamp, message);
            journal.created(created);
            return created;
        }
        int oldest = oldest();
        for (int at = 0; at < owners.size(); at++) {
            if (owners.get(at) != oldest) {
                merge(owners.get(at), oldest, timestamp, message);
            }
        }
        return oldest;
    }

    private int oldest() {
        int oldest = owners.get(0);
        for (int at = 1; at < owners.size(); at++) {
            oldest = older(oldest, owners.get(at));
        }
        return oldest;
    }

    private int older(int left, int right) {
        int byAge = Long.compare(profiles.createdAt(left), profiles.createdAt(right));
        if (byAge == 0) {
            byAge = segmentIds.of(left).compareTo(segmentIds.of(right));
        }
        return byAge <= 0 ? left : right;
    }

    private void merge(int merged, int survivor, long timestamp, int message) {
        profiles.merge(merged, survivor);
        merges.add(merged, survivor, timestamp, message);
        journal.merged(merged, survivor);
    }

    private void give(int id, int profile, long timestamp, int message) {
        if (identifiers.owner(id) != NONE) {
            return;
        }
        if (profiles.identifierCount(profile) < settings.mappingLimit()) {
            profiles.give(profile, id, timestamp, message);
            journal.given(id, profile);
        } else {
            journal.mappingRefused(id, profile, settings.mappingLimit());
        }
    }

    /** Gives a dropped id that belongs to nobody to the profile, if that breaks no limit (I-07). */
    private boolean readd(int id, int profile, long timestamp, int message) {
        if (identifiers.owner(id) != NONE || profiles.identifierCount(profile) >= settings.mappingLimit()) {
            return false;
        }
        owners.clear();
        owners.add(profile);
        single.clear();
        single.add(id);
        if (limits.firstViolation(owners, single, timestamp) != LimitCheck.NO_VIOLATION) {
            return false;
        }
        profiles.give(profile, id, timestamp, message);
        journal.readded(id, profile);
        return true;
    }
}
