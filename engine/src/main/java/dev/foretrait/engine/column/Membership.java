package dev.foretrait.engine.column;

import dev.foretrait.engine.event.MessageType;
import java.util.Arrays;

/**
 * Which users belong to which accounts, many to many: those who were in a group call together (query-language.md 7.4). A
 * {@code context.groupId} of other calls makes nobody a user of an account.
 */
public final class Membership {

    private final Lists accountsOfUser;
    private final Lists usersOfAccount;

    private Membership(Lists accountsOfUser, Lists usersOfAccount) {
        this.accountsOfUser = accountsOfUser;
        this.usersOfAccount = usersOfAccount;
    }

    /** The users and accounts of a snapshot. */
    public static Membership of(Snapshot snapshot) {
        long[] links = new long[1 << 8];
        int size = 0;
        for (Block block : snapshot.blocks()) {
            if (block.stream().type() == MessageType.GROUP) {
                int[] users = snapshot.profilesOf(block);
                int[] accounts = snapshot.accountsOf(block);
                if (size + users.length > links.length) {
                    links = Arrays.copyOf(links, 2 * size + users.length);
                }
                for (int row = 0; row < users.length; row++) {
                    if (users[row] != Snapshot.NOBODY && accounts[row] != Snapshot.NOBODY) {
                        links[size++] = (long) users[row] << Integer.SIZE | accounts[row];
                    }
                }
            }
        }
        long[] byUser = Arrays.stream(links, 0, size).sorted().distinct().toArray();
        long[] byAccount = Arrays.stream(byUser)
                .map(link -> Long.rotateLeft(link, Integer.SIZE))
                .sorted()
                .toArray();
        return new Membership(Lists.of(snapshot.profiles(), byUser), Lists.of(snapshot.accounts(), byAccount));
    }

    /** The number of accounts. */
    public int accounts() {
        return usersOfAccount.starts.length - 1;
    }

    /** The accounts of a user, in ascending order. */
    public int[] accountsOf(int user) {
        return accountsOfUser.of(user);
    }

    /** The users of an account, in ascending order. */
    public int[] usersOf(int account) {
        return usersOfAccount.of(account);
    }

    /** The number of accounts that a user has. */
    public int accountCount(int user) {
        return accountsOfUser.size(user);
    }

    /** One of the accounts of a user. */
    public int account(int user, int place) {
        return accountsOfUser.numbers[accountsOfUser.starts[user] + place];
    }

    /** The number of accounts without a user. */
    public int emptyAccounts() {
        int empty = 0;
        for (int account = 0; account < accounts(); account++) {
            empty += usersOfAccount.size(account) == 0 ? 1 : 0;
        }
        return empty;
    }

    /** The accounts that have at least one of the users. */
    public Rows accountsWithAny(Rows users) {
        return usersOfAccount.withAny(users);
    }

    /** The accounts all of whose users are among these; so are accounts without users (U-39). */
    public Rows accountsWithAll(Rows users) {
        return accountsWithAny(users.copy().complement()).complement();
    }

    /** The users that have at least one of the accounts. */
    public Rows usersWithAny(Rows accounts) {
        return accountsOfUser.withAny(accounts);
    }

    /**
     * A list of numbers for each of several owners, one behind the other.
     *
     * @param starts where the list of each owner begins, and at last where that of the last one ends
     */
    private record Lists(int[] starts, int[] numbers) {

        /**
         * @param links owner and number, in ascending order
         */
        static Lists of(int owners, long[] links) {
            int[] starts = new int[owners + 1];
            int[] numbers = new int[links.length];
            for (int at = 0; at < links.length; at++) {
                starts[(int) (links[at] >>> Integer.SIZE) + 1]++;
                numbers[at] = (int) links[at];
            }
            Arrays.parallelPrefix(starts, Integer::sum);
            return new Lists(starts, numbers);
        }

        int size(int owner) {
            return starts[owner + 1] - starts[owner];
        }

        int[] of(int owner) {
            return Arrays.copyOfRange(numbers, starts[owner], starts[owner + 1]);
        }

        Rows withAny(Rows wanted) {
            Rows owners = Rows.none(starts.length - 1);
            for (int owner = 0; owner < starts.length - 1; owner++) {
                for (int at = starts[owner]; at < starts[owner + 1]; at++) {
                    if (wanted.contains(numbers[at])) {
                        owners.add(owner);
                        break;
                    }
                }
            }
            return owners;
        }
    }
}
