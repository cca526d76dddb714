package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.column.Membership;
import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.evaluate.Condition.OfUsers;
import dev.foretrait.engine.semantics.EmptyAccounts;

/** All accounts; what is asked of their users is asked of all users once, and folded over who belongs where. */
final class AccountScan extends ProfileScan {

    private final ProfileScan users;
    private final Membership membership;

    AccountScan(Results accounts, ProfileScan users, Membership membership) {
        super(accounts);
        this.users = users;
        this.membership = membership;
    }

    @Override
    Rows ofUsers(OfUsers condition) {
        Rows holds = users.where(condition.part());
        return switch (condition.quantifier()) {
            case ANY -> membership.accountsWithAny(holds);
            case ALL -> {
                Rows all = membership.accountsWithAll(holds);
                yield run.semantics.of(EmptyAccounts.class) == EmptyAccounts.ALL_HOLDS
                        ? all
                        : all.retain(membership.accountsWithAny(Rows.all(holds.size())));
            }
        };
    }

    @Override
    long missesOfUsers(OfUsers condition) {
        return users.misses(condition.part());
    }
}
