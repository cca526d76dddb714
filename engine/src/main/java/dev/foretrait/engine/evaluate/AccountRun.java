package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.event.MessageType;
import java.util.Optional;

/** What one evaluation knows so far of accounts. */
final class AccountRun extends Run {

    private final AccountSnapshot accounts;
    private final Run users;

    AccountRun(AccountSnapshot accounts, Run users) {
        super(accounts, Optional.empty(), users.now, users.semantics, users.parallelism);
        this.accounts = accounts;
        this.users = users;
    }

    @Override
    MessageType traitWriter() {
        return MessageType.GROUP;
    }

    @Override
    Run senders() {
        return users;
    }

    @Override
    int[] sendersOf(Block block) {
        return accounts.usersOf(block);
    }
}
