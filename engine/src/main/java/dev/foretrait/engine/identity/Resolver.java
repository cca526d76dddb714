package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.IntList;
import dev.foretrait.engine.semantics.RefusedMerge;
import dev.foretrait.engine.semantics.ResolutionMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Messages to profiles, one after the other in their total order (identity.md 4.3).
 *
 * <p>External ids and profiles are ints: {@link #intern} makes the one, {@link #resolve} answers with the other. Profiles
 * are numbered as they are created; once merged, their number leads to the survivor through {@link #canonical}. Two
 * resolvers fed the same messages in the same order agree in every number. Not safe for use by several threads.
 *
 * <p>When all ids of a message belong to one profile, which is the rule, there is nothing to decide and the answer is
 * immediate. Everything else is {@code settle}: drop ids until those that are left break no limit, merge their owners,
 * give the rest to the survivor.
 */
public final class Resolver {

    /** The profile of a message that leads to none. */
    public static final int NONE = IdentifierTable.NONE;

    private final IdCollection collection;
    private final IdentitySettings settings;
    private final ResolutionMode mode;
    private final RefusedMerge staysApart;
    private final MessageLookup messages;

    private final IdentifierTable identifiers;
    private final ProfileTable profiles;
    private final LimitCheck limits;
    private final Journal journal;
    private final SegmentIds segmentIds;
    private final List<Joined> merges = new ArrayList<>();

    /** A merge: of what, and by which message. */
    private record Joined(int merged, int survivor, long timestamp, int message) {}

    private final IntList sighted = new IntList();
    private final IntList kept = new IntList();
    private final IntList dropped = new IntList();
    private final IntList droppedFor = new IntList();
    private final IntList owners = new IntList();
    private final IntList single = new IntList();

    private Resolver(IdCollection collection, IdentitySettings settings, String space, MessageLookup messages) {
        this.collection = collection;
        this.settings = settings;
        this.mode = settings.semantics().of(ResolutionMode.class);
        this.staysApart = settings.semantics().of(RefusedMerge.class);
        this.messages = messages;
        this.identifiers = new IdentifierTable(collection, settings);
        this.profiles = new ProfileTable(identifiers);
        this.limits = new LimitCheck(settings, identifiers, profiles);
        this.journal = new Journal(identifiers, messages);
        this.segmentIds = new SegmentIds(collection, space);
    }

    /**
     * A resolver of users' profiles without any message yet.
     *
     * @param space the name that goes into segment ids
     */
    public static Resolver ofUsers(IdentitySettings settings, String space, MessageLookup messages) {
        return new Resolver(IdCollection.USERS, settings, space, messages);
    }

    /**
     * A resolver of accounts without any message yet. Unless switched, an account has one {@code group_id} ever and accounts
     * are never merged, whatever the limits in the settings (I-13).
     *
     * @param space the name that goes into segment ids
     */
    public static Resolver ofAccounts(IdentitySettings settings, String space, MessageLookup messages) {
        return new Resolver(IdCollection.ACCOUNTS, settings.ofAccounts(), space, messages);
    }

    /** The int of an external id that is spelled as it is compared. */
    public int intern(String type, String value) {
        return intern(type, value, value);
    }

    /**
     * The int of an external id in one of its spellings. Spellings of one value are the same external id; the one that
     * is given to a profile is the one shown.
     *
     * @param value as {@link Normalised.Accepted} has it
     * @param spelling as {@link Normalised.Accepted} has it
     */
    public int intern(String type, String value, String spelling) {
        return identifiers.intern(type, value, spelling);
    }

    /** The int that all spellings of an external id have in common. */
    public int identity(int id) {
        return identifiers.identifier(id);
    }

    /**
     * The canonical profile of the next message.
     *
     * @param timestamp of the message, epoch milliseconds
     * @param message the number by which {@link MessageLookup} knows it
     * @param ids its promoted external ids, in any order, repetitions allowed
     * @param count how many of {@code ids} there are
     * @return the number of the profile, or {@link #NONE}
     */
    public int resolve(long timestamp, int message, int[] ids, int count) {
        int owner = settledOwner(ids, count);
        int profile = owner == NONE ? settle(timestamp, message, ids, count) : owner;
        if (identifiers.renews()) {
            renew(timestamp, profile, ids, count);
        }
        return profile;
    }

    /**
     * Whether nothing more can come of messages with exactly these ids: whatever else happens, theirs will be the profile that
     * owns them all now, or the one it becomes part of, and resolving them changes nothing.
     *
     * @param ids as for {@link #resolve}
     */
    public boolean isSettled(int[] ids, int count) {
        return settledOwner(ids, count) != NONE && !identifiers.renews();
    }

    /**
     * Takes back who owns external ids, so that their messages can be resolved again, in another order. With an id all others
     * of its profile must be among them; the profiles are left without ids, and others come in their place. What the log
     * counted stays counted.
     */
    public void forget(int[] ids) {
        for (int id : ids) {
            identifiers.disown(id);
        }
    }

    private int settledOwner(int[] ids, int count) {
        return mode == ResolutionMode.FROZEN ? NONE : commonOwner(ids, count);
    }

    /** The external id that an int stands for. */
    public ExternalId externalId(int id) {
        return identifiers.externalId(id);
    }

    /** The canonical profile that owns an external id, or {@link #NONE}. */
    public int owner(int id) {
        int owner = identifiers.owner(id);
        return owner == NONE ? NONE : profiles.canonical(owner);
    }

    /**
     * The message that gave an external id to its owner.
     *
     * @param id one that is owned
     */
    public int givenBy(int id) {
        return identifiers.addedBy(identifiers.identifier(id));
    }

    /** Tells the log of a value that is blocked, so that it is not among the ids of its message. */
    public void blocked(long timestamp, int message, String type, String value) {
        journal.open(timestamp, message, sighted);
        journal.blocked(new ExternalId(collection, type, value));
    }

    /** Lets the ids of the profile count from now on (I-09). */
    private void renew(long timestamp, int profile, int[] ids, int count) {
        for (int at = 0; at < count; at++) {
            int owner = identifiers.owner(ids[at]);
            if (owner != NONE && profiles.canonical(owner) == profile) {
                identifiers.seeAgain(ids[at], timestamp);
            }
        }
    }

    private int commonOwner(int[] ids, int count) {
        int common = NONE;
        for (int at = 0; at < count; at++) {
            int owner = identifiers.owner(ids[at]);
            if (owner == NONE) {
                return NONE;
            }
            if (owner != common) {
                int canonical = profiles.canonical(owner);
                if (canonical != owner) {
                    identifiers.ownerIsNow(ids[at], canonical);
                }
                if (canonical != common && common != NONE) {
                    return NONE;
                }
                common = canonical;
            }
        }
        return common;
    }

    private int settle(long timestamp, int message, int[] ids, int count) {
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
            byAge = segmentId(left).compareTo(segmentId(right));
        }
        return byAge <= 0 ? left : right;
    }

    private void merge(int merged, int survivor, long timestamp, int message) {
        profiles.merge(merged, survivor);
        merges.add(new Joined(merged, survivor, timestamp, message));
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

    /** How many profiles were created, merged ones included: their numbers are the smaller ones. */
    public int profileCount() {
        return profiles.size();
    }

    /** The profile that this one became part of, or itself. */
    public int canonical(int profile) {
        return profiles.canonical(profile);
    }

    /** The profile it was merged into at the time; empty for a canonical one. Following it ends at the canonical one. */
    public OptionalInt mergedInto(int profile) {
        int into = profiles.mergedInto(profile);
        return into == NONE ? OptionalInt.empty() : OptionalInt.of(into);
    }

    /** Every merge, in the order of the messages. */
    public List<Merge> merges() {
        return merges.stream()
                .map(joined -> new Merge(
                        joined.merged(),
                        joined.survivor(),
                        Instant.ofEpochMilli(joined.timestamp()),
                        messages.messageId(joined.message())))
                .toList();
    }

    /** The profiles that were merged into others by all merges but so many first ones, in the order of the messages. */
    public int[] mergedProfiles(int after) {
        return merges.subList(after, merges.size()).stream()
                .mapToInt(Joined::merged)
                .toArray();
    }

    /** How many profiles became part of this one, directly or not. */
    public int mergeCount(int profile) {
        return profiles.mergeCount(profile);
    }

    /** The timestamp of the message that created it, in epoch milliseconds. */
    public long createdAt(int profile) {
        return profiles.createdAt(profile);
    }

    /** The id under which a profile, canonical or not, is known outside (identity.md 4.7). */
    public String segmentId(int profile) {
        return segmentIds.of(profile, profiles.createdAt(profile), profiles.createdBy(profile), messages::messageId);
    }

    /** Finds what all segment ids are made of, by several threads; then any thread may ask for ids. */
    public void prepareSegmentIds() {
        long[] byMessage = new long[profiles.size()];
        for (int profile = 0; profile < byMessage.length; profile++) {
            byMessage[profile] = (long) profiles.createdBy(profile) << Integer.SIZE | profile;
        }
        Arrays.sort(byMessage);
        segmentIds.prepareAll(byMessage, messages);
    }

    /** The canonical profiles in the order of their segment ids. */
    public int[] canonicalProfiles() {
        return BySegmentId.order(profiles, this::segmentId);
    }

    /** The canonical profile that owns an external id, given in the form in which it is compared. */
    public OptionalInt owner(String type, String value) {
        int id = identifiers.find(type, value);
        int owner = id == NONE ? NONE : identifiers.owner(id);
        return owner == NONE ? OptionalInt.empty() : OptionalInt.of(profiles.canonical(owner));
    }

    /** The external ids of a canonical profile: the oldest first, then by priority, type and value. */
    public List<OwnedId> identifiersOf(int profile) {
        return identifiers(profile).stream().map(this::owned).toList();
    }

    /** The same without what is known of their messages. */
    public List<SpelledId> spelledIdentifiersOf(int profile) {
        return identifiers(profile).stream()
                .map(id -> new SpelledId(identifiers.externalId(id), identifiers.spelling(id)))
                .toList();
    }

    private List<Integer> identifiers(int profile) {
        List<Integer> ids = new ArrayList<>();
        for (int id = profiles.firstIdentifier(profile); id != NONE; id = identifiers.next(id)) {
            ids.add(id);
        }
        ids.sort(Comparator.<Integer>comparingLong(identifiers::addedAt).thenComparing(identifiers::compare));
        return ids;
    }

    /** Whether a canonical profile has an external id of a type that is wanted. */
    public boolean hasIdentifier(int profile, Predicate<String> wantedType) {
        int id = profiles.firstIdentifier(profile);
        while (id != NONE && !wantedType.test(identifiers.typeName(identifiers.type(id)))) {
            id = identifiers.next(id);
        }
        return id != NONE;
    }

    private OwnedId owned(int id) {
        int message = identifiers.addedBy(id);
        return new OwnedId(
                identifiers.externalId(id),
                identifiers.spelling(id),
                Instant.ofEpochMilli(identifiers.addedAt(id)),
                messages.messageId(message),
                messages.sourceId(message));
    }

    /** What happened so far. It grows with the messages to come. */
    public ResolutionLog log() {
        return journal.log();
    }
}
