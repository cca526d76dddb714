package dev.foretrait.engine.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Some users and accounts of a snapshot, numbered anew in their old order, with their messages: for whatever asks about few
 * of many. For one thread.
 */
public final class Portion implements Snapshot {

    private final Snapshot whole;
    private final int[] users;
    private final int[] accounts;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Block, int[]> usersOf = new IdentityHashMap<>();
    private final Map<Block, int[]> accountsOf = new IdentityHashMap<>();

    private Portion(Snapshot whole, BitSet users, BitSet accounts) {
        this.whole = whole;
        this.users = users.stream().toArray();
        this.accounts = accounts.stream().toArray();
        int[] userNumbers = numbers(this.users, whole.profiles());
        int[] accountNumbers = numbers(this.accounts, whole.accounts());
        whole.blocks().forEach(block -> cut(block, userNumbers, accountNumbers));
    }

    /** One user and what the user did, without accounts. */
    public static Portion ofUser(Snapshot whole, int user) {
        return new Portion(whole, only(user), new BitSet());
    }

    /** A user with those whom account-level definitions see together with the user. */
    public static Portion aroundUser(Snapshot whole, int user) {
        return around(whole, only(user), new BitSet());
    }

    /** An account with all of its users, and with whom account-level definitions see together with these. */
    public static Portion aroundAccount(Snapshot whole, int account) {
        return around(whole, new BitSet(), only(account));
    }

    private static BitSet only(int number) {
        BitSet only = new BitSet();
        only.set(number);
        return only;
    }

    /** Goes from users to their accounts and back until nobody new is met. */
    private static Portion around(Snapshot whole, BitSet users, BitSet accounts) {
        Membership membership = whole.membership();
        int known = -1;
        while (users.cardinality() + accounts.cardinality() > known) {
            known = users.cardinality() + accounts.cardinality();
            users.stream()
                    .forEach(user -> Arrays.stream(membership.accountsOf(user)).forEach(accounts::set));
            accounts.stream()
                    .forEach(account ->
                            Arrays.stream(membership.usersOf(account)).forEach(users::set));
        }
        return new Portion(whole, users, accounts);
    }

    private static int[] numbers(int[] chosen, int all) {
        int[] numbers = new int[all];
        Arrays.fill(numbers, NOBODY);
        for (int number = 0; number < chosen.length; number++) {
            numbers[chosen[number]] = number;
        }
        return numbers;
    }

    private void cut(Block block, int[] userNumbers, int[] accountNumbers) {
        int[] ofUsers = whole.profilesOf(block);
        int[] ofAccounts = accounts.length == 0 ? new int[0] : whole.accountsOf(block);
        int[] rows = new int[16];
        int count = 0;
        for (int row = 0; row < ofUsers.length; row++) {
            if (number(ofUsers, row, userNumbers) != NOBODY || number(ofAccounts, row, accountNumbers) != NOBODY) {
                rows = count == rows.length ? Arrays.copyOf(rows, count * 2) : rows;
                rows[count++] = row;
            }
        }
        if (count > 0) {
            int[] kept = Arrays.copyOf(rows, count);
            Block excerpt = new Excerpt(block, kept);
            blocks.add(excerpt);
            usersOf.put(
                    excerpt,
                    Arrays.stream(kept)
                            .map(row -> number(ofUsers, row, userNumbers))
                            .toArray());
            accountsOf.put(
                    excerpt,
                    Arrays.stream(kept)
                            .map(row -> number(ofAccounts, row, accountNumbers))
                            .toArray());
        }
    }

    /** The new number of a row's owner; nobody where blocks have no owners of the kind. */
    private static int number(int[] owners, int row, int[] numbers) {
        return row >= owners.length || owners[row] == NOBODY ? NOBODY : numbers[owners[row]];
    }

    /** The number that a user of the whole has here; the user must be in the portion. */
    public int user(int ofWhole) {
        return Arrays.binarySearch(users, ofWhole);
    }

    /** The number that an account of the whole has here; the account must be in the portion. */
    public int account(int ofWhole) {
        return Arrays.binarySearch(accounts, ofWhole);
    }

    /** The number that a user of the portion has in the whole. */
    public int userOfWhole(int user) {
        return users[user];
    }

    @Override
    public List<Block> blocks() {
        return blocks;
    }

    @Override
    public int profiles() {
        return users.length;
    }

    @Override
    public int[] profilesOf(Block block) {
        return Objects.requireNonNull(usersOf.get(block), "a block of another snapshot");
    }

    @Override
    public int accounts() {
        return accounts.length;
    }

    @Override
    public int[] accountsOf(Block block) {
        return Objects.requireNonNull(accountsOf.get(block), "a block of another snapshot");
    }

    @Override
    public boolean isIdentified(int profile) {
        return whole.isIdentified(users[profile]);
    }

    @Override
    public boolean hasAnonymousId(int profile) {
        return whole.hasAnonymousId(users[profile]);
    }
}
