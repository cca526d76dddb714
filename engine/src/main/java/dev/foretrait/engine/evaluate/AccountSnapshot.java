package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.Membership;
import dev.foretrait.engine.column.MessageStream;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.semantics.AccountEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot seen from its accounts: its profiles are the accounts, and an event counts for each account of its user
 * (query-language.md 7.4), unless it names one of them and that is heeded (U-57). Where users have several accounts, a block of events stands in layers: in the first each event
 * counts for the first account of its user, in the second for the second, if there is one, and so on. The columns are those
 * of the one block. So whatever folds events by profile folds them by account.
 */
final class AccountSnapshot implements Snapshot {

    private final Snapshot users;
    private final Membership membership;
    private final Optional<NamedAccounts> named;
    private final List<Block> layers = new ArrayList<>();

    AccountSnapshot(Snapshot users, Membership membership, AccountEvents events) {
        this.users = users;
        this.membership = membership;
        this.named = events == AccountEvents.NAMED_ACCOUNT ? Optional.of(new NamedAccounts(users)) : Optional.empty();
        for (Block block : users.blocks()) {
            int count = block.stream().type().isEvent() ? mostAccounts(block) : 1;
            for (int number = 0; number < count; number++) {
                layers.add(new Layer(block, number));
            }
        }
    }

    private int mostAccounts(Block block) {
        int most = 0;
        for (int user : users.profilesOf(block)) {
            most = user == NOBODY ? most : Math.max(most, membership.accountCount(user));
        }
        return most;
    }

    @Override
    public List<Block> blocks() {
        return layers;
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
        Layer layer = (Layer) block;
        if (!block.stream().type().isEvent()) {
            return users.accountsOf(layer.block());
        }
        int[] accounts = users.profilesOf(layer.block()).clone();
        for (int row = 0; row < accounts.length; row++) {
            int user = accounts[row];
            accounts[row] = user != NOBODY && layer.number() < membership.accountCount(user)
                    ? membership.account(user, layer.number())
                    : NOBODY;
        }
        named.ifPresent(known -> known.leaveOut(layer.block(), accounts, this::isUser));
        return accounts;
    }

    private boolean isUser(Block block, int row, int account) {
        return Arrays.binarySearch(membership.accountsOf(users.profilesOf(block)[row]), account) >= 0;
    }

    @Override
    public int[] accountsOf(Block block) {
        return users.accountsOf(((Layer) block).block());
    }

    /** The user who sent each message. */
    int[] usersOf(Block block) {
        return users.profilesOf(((Layer) block).block());
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

    /** A block whose events count for one account each. */
    private record Layer(Block block, int number) implements Block {
        @Override
        public MessageStream stream() {
            return block.stream();
        }

        @Override
        public int rows() {
            return block.rows();
        }

        @Override
        public long[] timestamps() {
            return block.timestamps();
        }

        @Override
        public long[] receivedAt() {
            return block.receivedAt();
        }

        @Override
        public long firstTimestamp() {
            return block.firstTimestamp();
        }

        @Override
        public long lastTimestamp() {
            return block.lastTimestamp();
        }

        @Override
        public List<FieldPath> fields() {
            return block.fields();
        }

        @Override
        public Column column(FieldPath field) {
            return block.column(field);
        }

        @Override
        public Column messageIds() {
            return block.messageIds();
        }

        @Override
        public Column sources() {
            return block.sources();
        }

        @Override
        public Column shapes() {
            return block.shapes();
        }
    }
}
