package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.Promotion;
import dev.foretrait.engine.identity.Resolver;
import dev.foretrait.storage.resolution.IdLists.Ids;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about combinations of ids while messages go through the resolvers in their total order. A combination is
 * settled once one profile owns all its ids: the messages that bring it from then on belong to that profile or to the one
 * it becomes part of, and change nothing.
 */
final class Decisions {

    final Resolver users;
    final Resolver accounts;
    final Combinations combinations;
    private final RowNumbers rows;
    private @Nullable Occurrences occurrences;
    private @Nullable Occurrences ofAccounts;

    /** The message that settled a combination, and when it happened: kept if occurrences are noted, as new messages ask for it again and again. */
    private int[] settledBy = {};

    private long[] settledAt = {};

    /** The combinations that are settled. */
    private final BitSet settled = new BitSet();

    private final UnsettledIds unsettledUsers = new UnsettledIds();
    private final UnsettledIds unsettledAccounts = new UnsettledIds();
    private int user = Resolver.NONE;
    private int account = Resolver.NONE;

    Decisions(RowNumbers rows, IdentitySettings settings, String space) {
        this.rows = rows;
        this.users = Resolver.ofUsers(settings, space, rows);
        this.accounts = Resolver.ofAccounts(settings, space, rows);
        this.combinations = new Combinations(new Promotion(settings), users, accounts);
    }

    /** Notes from now on which messages go through the resolvers. */
    Occurrences noteOccurrences() {
        occurrences = new Occurrences(rows, users::identity);
        ofAccounts = new Occurrences(rows, accounts::identity);
        return occurrences;
    }

    /** Resolves one message; whether its combination is settled now. */
    boolean resolve(int number, int combination, long timestamp) {
        Ids ids = combinations.ids(combination);
        for (ExternalId id : ids.blocked()) {
            Resolver resolver = id.collection() == IdCollection.USERS ? users : accounts;
            resolver.blocked(timestamp, number, id.type(), id.value());
        }
        int[] ofUser = ids.users();
        int[] ofAccount = ids.accounts();
        user = users.resolve(timestamp, number, ofUser, ofUser.length);
        account = Resolver.NONE;
        if (ofAccount.length > 0) {
            account = accounts.resolve(timestamp, number, ofAccount, ofAccount.length);
        }
        boolean isOneUser = users.isSettled(ofUser, ofUser.length);
        boolean isOneAccount = accounts.isSettled(ofAccount, ofAccount.length);
        if (!isOneUser && ofUser.length > 0) {
            unsettledUsers.note(combination, user);
        }
        if (!isOneAccount && ofAccount.length > 0) {
            unsettledAccounts.note(combination, account);
        }
        boolean isSettledNow = ids.blocked().isEmpty() && isOneUser && (isOneAccount || ofAccount.length == 0);
        if (isSettledNow && !isSettled(combination)) {
            settled.set(combination);
            if (occurrences != null) {
                noteSettled(combination, number, timestamp);
            }
        }
        if (occurrences != null && ofAccounts != null) {
            occurrences.add(number, combination, user, ofUser);
            ofAccounts.add(number, combination, account, ofAccount);
        }
        return isSettledNow;
    }

    private void noteSettled(int combination, int number, long timestamp) {
        if (combination >= settledBy.length) {
            int capacity = Math.max(combinations.size(), settledBy.length + settledBy.length / 4);
            settledBy = Arrays.copyOf(settledBy, capacity);
            settledAt = Arrays.copyOf(settledAt, capacity);
        }
        settledBy[combination] = number;
        settledAt[combination] = timestamp;
    }

    /** The profile of the message that was resolved last, or {@link Resolver#NONE}. */
    int user() {
        return user;
    }

    /** The account of the message that was resolved last, or {@link Resolver#NONE}. */
    int account() {
        return account;
    }

    /** Whether a combination is settled. */
    boolean isSettled(int combination) {
        return settled.get(combination);
    }

    /** Whether it was settled by that message or one before it; to be asked where occurrences are noted. */
    boolean isSettledBy(int combination, int number, long timestamp) {
        return isSettled(combination)
                && (settledBy[combination] == number
                        || rows.compare(settledAt[combination], settledBy[combination], timestamp, number) < 0);
    }

    /**
     * Whether the account of a message is the same as if messages had been resolved in their order: it is the newest of its
     * circle of account ids, or each of these had its owner before, so that it changes nothing.
     */
    boolean isInOrderForAccounts(int number, long timestamp, int[] ids) {
        return Objects.requireNonNull(ofAccounts).areBefore(number, timestamp, ids)
                || accounts.mergedProfiles(0).length == 0
                        && Arrays.stream(ids).allMatch(id -> hadOwner(id, number, timestamp));
    }

    private boolean hadOwner(int accountId, int number, long timestamp) {
        if (!accounts.isSettled(new int[] {accountId}, 1)) {
            return false;
        }
        int giver = accounts.givenBy(accountId);
        return rows.compare(rows.timestamp(giver), giver, timestamp, number) <= 0;
    }

    /** The profile of a settled combination, which may have been merged since. */
    int userOf(int combination) {
        return users.givenTo(combinations.user(combination));
    }

    /** The account of a settled combination, which may have been merged since, or {@link Resolver#NONE}. */
    int accountOf(int combination) {
        int id = combinations.account(combination);
        return id == IdLists.NONE ? Resolver.NONE : accounts.givenTo(id);
    }

    /**
     * What is in dispute after all that was resolved, by the numbers of the resolvers; empty if it is not known of every message by which
     * profile to find it.
     */
    Optional<Disputes> disputes() {
        return unsettledUsers
                .disputes(users, combination -> combinations.ids(combination).users())
                .flatMap(ofUsers -> unsettledAccounts
                        .disputes(
                                accounts,
                                combination -> combinations.ids(combination).accounts())
                        .map(ofAccounts -> new Disputes(ofUsers, ofAccounts)));
    }

    /** Takes back what is decided of a combination, and who owns its ids. */
    void forget(int combination) {
        settled.clear(combination);
        users.forget(combinations.ids(combination).users());
    }
}
