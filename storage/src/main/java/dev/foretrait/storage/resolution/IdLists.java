package dev.foretrait.storage.resolution;

import dev.foretrait.engine.event.IntList;
import dev.foretrait.engine.identity.ExternalId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The external ids that values are promoted to, numbered. Nearly every value is one id of a user, which takes an int. */
final class IdLists {

    /** The number of the list without any id. */
    static final int EMPTY = 0;

    private static final int MORE_THAN_A_USER = -1;

    private final IntList onlyUser = new IntList();
    private final Map<Integer, Ids> others = new HashMap<>();

    IdLists() {
        onlyUser.add(MORE_THAN_A_USER);
        others.put(EMPTY, Ids.NONE);
    }

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
    }

    /** Keeps a list; returns its number. */
    int add(Ids ids) {
        if (ids.isEmpty()) {
            return EMPTY;
        }
        int number = onlyUser.size();
        if (ids.users().length == 1
                && ids.accounts().length == 0
                && ids.blocked().isEmpty()) {
            onlyUser.add(ids.users()[0]);
        } else {
            onlyUser.add(MORE_THAN_A_USER);
            others.put(number, ids);
        }
        return number;
    }

    /** The list of that number. */
    Ids get(int number) {
        int user = onlyUser.get(number);
        return user == MORE_THAN_A_USER ? others.getOrDefault(number, Ids.NONE) : Ids.ofUsers(user);
    }
}
