package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Excerpt;
import dev.foretrait.engine.column.Membership;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.IntList;
import dev.foretrait.engine.semantics.AccountEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot seen from its accounts: its profiles are the accounts, and an event counts for each account of its user
 * (query-language.md 7.4), unless it names one of them and that is heeded (U-57). In a block each event counts for the first
 * account of its user; where users have more, another block has their events once more for each. So whatever folds events by profile
 * folds them by account.
 */
final class AccountSnapshot implements Snapshot {

    private final Snapshot users;
    private final Membership membership;
    private final Optional<NamedAccounts> named;
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Block, int[]> furtherAccounts = new IdentityHashMap<>();

    AccountSnapshot(Snapshot users, Membership membership, AccountEvents events) {
        this.users = users;
        this.membership = membership;
        this.named = events == AccountEvents.NAMED_ACCOUNT ? Optional.of(new NamedAccounts(users)) : Optional.empty();
        for (Block block : users.blocks()) {
            blocks.add(block);
            if (block.stream().type().isEvent()) {
                addFurther(block);
            }
        }
    }

    private void addFurther(Block block) {
        IntList rows = new IntList();
        IntList accounts = new IntList();
        int[] usersOf = users.profilesOf(block);
        for (int row = 0; row < usersOf.length; row++) {
            int count = usersOf[row] == NOBODY ? 0 : membership.accountCount(usersOf[row]);
            for (int place = 1; place < count; place++) {
                rows.add(row);
                accounts.add(membership.account(usersOf[row], place));
            }
        }
        if (rows.size() > 0) {
            Block further = new Excerpt(block, rows.toArray());
            blocks.add(further);
            furtherAccounts.put(further, accounts.toArray());
        }
    }

    @Override
    public List<Block> blocks() {
        return blocks;
    }

    @Override
    public int profiles() {
        return users.accounts();
    }

    @Override
    public int accounts() {
        return users.accounts();
    }

    /** The account that each event counts for, or to which each call belongs. */
    @Override
    public int[] profilesOf(Block block) {
        if (!block.stream().type().isEvent()) {
            return users.accountsOf(block);
        }
        int[] further = furtherAccounts.get(block);
        int[] accounts = further == null ? firstAccounts(block) : further.clone();
        named.ifPresent(known -> known.leaveOut(block, accounts, this::isUser));
        return accounts;
    }

    private int[] firstAccounts(Block block) {
        int[] accounts = users.profilesOf(block).clone();
        for (int row = 0; row < accounts.length; row++) {
            int user = accounts[row];
            accounts[row] = user != NOBODY && membership.accountCount(user) > 0 ? membership.account(user, 0) : NOBODY;
        }
        return accounts;
    }

    private boolean isUser(Block block, int row, int account) {
        int user = block instanceof Excerpt excerpt && furtherAccounts.containsKey(block)
                ? users.profilesOf(excerpt.block())[excerpt.row(row)]
                : users.profilesOf(block)[row];
        return Arrays.binarySearch(membership.accountsOf(user), account) >= 0;
    }

    @Override
    public int[] accountsOf(Block block) {
        return users.accountsOf(block);
    }

    /** The user who sent each message. */
    int[] usersOf(Block block) {
        return block instanceof Excerpt excerpt && furtherAccounts.containsKey(block)
                ? excerpt.at(users.profilesOf(excerpt.block()))
                : users.profilesOf(block);
    }

    /** Every account may carry values: what U-51 asks for are identifiers of users. */
    @Override
    public boolean isIdentified(int account) {
        return true;
    }

    @Override
    public boolean hasAnonymousId(int account) {
        return false;
    }
}
