package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.ExternalId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The external ids that values are promoted to, numbered: the same ids have the same number. Nearly every value is one id of a user,
 * whose number says which and takes no room.
 */
final class IdLists {

    /** The number of the list without any id. Those of one id of a user are greater, all others are less. */
    static final int EMPTY = 0;

    static final int NONE = -1;

    private final List<Ids> others = new ArrayList<>();
    private final Map<Ids, Integer> numberOfOther = new HashMap<>();

    /**
     * What a value is promoted to.
     *
     * @param users the interned ids of users
     * @param accounts the interned ids of accounts
     * @param blocked ids that it would be if they were not blocked
     */
    record Ids(int[] users, int[] accounts, List<ExternalId> blocked) {

        private static final int[] NO_IDS = {};

        static final Ids NONE = new Ids(NO_IDS, NO_IDS, List.of());

        static Ids ofUsers(int... ids) {
            return new Ids(ids, NO_IDS, List.of());
        }

        static Ids ofAccounts(int... ids) {
            return new Ids(NO_IDS, ids, List.of());
        }

        static Ids blocked(ExternalId id) {
            return new Ids(NO_IDS, NO_IDS, List.of(id));
        }

        /** Its ids and those of another list behind them. */
        Ids and(Ids more) {
            if (more.isEmpty()) {
                return this;
            }
            return new Ids(joined(users, more.users), joined(accounts, more.accounts), joined(blocked, more.blocked));
        }

        private static List<ExternalId> joined(List<ExternalId> ids, List<ExternalId> more) {
            if (more.isEmpty()) {
                return ids;
            }
            List<ExternalId> joined = new ArrayList<>(ids);
            joined.addAll(more);
            return joined;
        }

        private static int[] joined(int[] ids, int[] more) {
            if (more.length == 0) {
                return ids;
            }
            int[] joined = Arrays.copyOf(ids, ids.length + more.length);
            System.arraycopy(more, 0, joined, ids.length, more.length);
            return joined;
        }

        private boolean isEmpty() {
            return users.length == 0 && accounts.length == 0 && blocked.isEmpty();
        }

        private boolean isOnlyUser() {
            return users.length == 1 && accounts.length == 0 && blocked.isEmpty();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Ids ids
                    && Arrays.equals(users, ids.users)
                    && Arrays.equals(accounts, ids.accounts)
                    && blocked.equals(ids.blocked);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * Arrays.hashCode(users) + Arrays.hashCode(accounts)) + blocked.hashCode();
        }
    }

    /** The number of a list. */
    int numberOf(Ids ids) {
        if (ids.isEmpty()) {
            return EMPTY;
        }
        if (ids.isOnlyUser()) {
            return ids.users()[0] + 1;
        }
        Integer known = numberOfOther.putIfAbsent(ids, -1 - others.size());
        if (known != null) {
            return known;
        }
        others.add(ids);
        return -others.size();
    }

    /** One of the ids of users in a list, or {@link #NONE}. */
    int user(int number) {
        return number > EMPTY ? number - 1 : one(get(number).users());
    }

    /** One of the ids of accounts in a list, or {@link #NONE}. */
    int account(int number) {
        return number >= EMPTY ? NONE : one(get(number).accounts());
    }

    private static int one(int[] ids) {
        return ids.length == 0 ? NONE : ids[0];
    }

    /** The list of that number. */
    Ids get(int number) {
        if (number == EMPTY) {
            return Ids.NONE;
        }
        return number > EMPTY ? Ids.ofUsers(number - 1) : others.get(-1 - number);
    }
}
