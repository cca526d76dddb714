package dev.foretrait.engine.identity;

import dev.foretrait.engine.semantics.ResolutionMode;
import java.time.Instant;
import java.util.ArrayList;
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
 * immediate. Everything else is a {@link Settlement}.
 */
public final class Resolver {

    /** The profile of a message that leads to none. */
    public static final int NONE = IdentifierTable.NONE;

    private final IdCollection collection;
    private final boolean frozen;
    private final MessageLookup messages;

    private final IdentifierTable identifiers;
    private final ProfileTable profiles;
    private final Journal journal;
    private final ProfileIds segmentIds;
    private final MergeTrail merges = new MergeTrail();
    private final Settlement settlement;

    private Resolver(IdCollection collection, IdentitySettings settings, String space, MessageLookup messages) {
        this.collection = collection;
        this.frozen = settings.semantics().of(ResolutionMode.class) == ResolutionMode.FROZEN;
        this.messages = messages;
        this.identifiers = new IdentifierTable(collection, settings);
        this.profiles = new ProfileTable(identifiers);
        this.journal = new Journal(identifiers, messages);
        this.segmentIds = new ProfileIds(new SegmentIds(collection, space), profiles, messages);
        this.settlement = new Settlement(collection, settings, identifiers, profiles, segmentIds, merges, journal);
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

    /** Lets go of the memory that it takes to intern ids. Who interns one again gets the same number, and the memory is taken again. */
    public void endInterning() {
        identifiers.endInterning();
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
        int profile = owner == NONE ? settlement.profile(timestamp, message, ids, count) : owner;
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
        return frozen ? NONE : commonOwner(ids, count);
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
     * The profile that an external id was given to, which may have been merged since, or {@link #NONE}. Any thread may ask, as long as no
     * message is resolved.
     */
    public int givenTo(int id) {
        return identifiers.owner(id);
    }

    /**
     * The message that gave an external id to its owner.
     *
     * @param id one that is owned
     */
    public int givenBy(int id) {
        return identifiers.addedBy(id);
    }

    /** Tells the log of a value that is blocked, so that it is not among the ids of its message. */
    public void blocked(long timestamp, int message, String type, String value) {
        journal.blocked(timestamp, message, new ExternalId(collection, type, value));
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
        return merges.all(messages);
    }

    /** The profiles that were merged into others by all merges but so many first ones, in the order of the messages. */
    public int[] mergedProfiles(int after) {
        return merges.merged(after);
    }

    /** How many profiles became part of this canonical one, directly or not. */
    public int mergeCount(int profile) {
        return profiles.mergeCount(profile);
    }

    /** The timestamp of the message that created it, in epoch milliseconds. */
    public long createdAt(int profile) {
        return profiles.createdAt(profile);
    }

    /** The id under which a profile, canonical or not, is known outside (identity.md 4.7). */
    public String segmentId(int profile) {
        return segmentIds.of(profile);
    }

    /** Finds what all segment ids are made of, by several threads; then any thread may ask for ids. */
    public void prepareSegmentIds() {
        segmentIds.prepareAll();
    }

    /** The canonical profiles in the order of their segment ids. */
    public int[] canonicalProfiles() {
        return BySegmentId.order(profiles, segmentIds::of);
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
        return identifiers(profile).stream().map(identifiers::spelledId).toList();
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
        SpelledId spelled = identifiers.spelledId(id);
        return new OwnedId(
                spelled.id(),
                spelled.spelling(),
                Instant.ofEpochMilli(identifiers.addedAt(id)),
                messages.messageId(message),
                messages.sourceId(message));
    }

    /** What happened so far. It grows with the messages to come. */
    public ResolutionLog log() {
        return journal.log();
    }
}
