package dev.foretrait.engine.evaluate;

import static dev.foretrait.engine.column.Snapshot.NOBODY;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.FieldPath;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.MessageType;
import java.util.HashMap;
import java.util.Map;

/** Accounts by the ids that group calls give them, and events by the account that they name (U-57). */
final class NamedAccounts {

    private static final FieldPath GROUP_ID = FieldPath.of("groupId");
    private static final FieldPath NAMED = FieldPath.of("context", "groupId");

    private final Map<String, Integer> accounts = new HashMap<>();

    NamedAccounts(Snapshot snapshot) {
        for (Block block : snapshot.blocks()) {
            if (block.stream().type() == MessageType.GROUP) {
                Column ids = block.column(GROUP_ID);
                int[] accountsOf = snapshot.accountsOf(block);
                for (int row = 0; row < accountsOf.length; row++) {
                    if (accountsOf[row] != NOBODY && ids.code(row) != 0) {
                        accounts.put(id(ids, ids.code(row)), accountsOf[row]);
                    }
                }
            }
        }
    }

    /** Whether an account is one of those of the user who performed the event of a row. */
    interface Users {
        boolean has(Block block, int row, int account);
    }

    /** Takes events from the accounts that they are about to count for where they name another one of their user. */
    void leaveOut(Block block, int[] accountsOf, Users users) {
        Column ids = block.column(NAMED);
        int[] accountOf = new int[ids.codes() + 1];
        for (int code = 0; code < accountOf.length; code++) {
            accountOf[code] = code == 0 ? NOBODY : accounts.getOrDefault(id(ids, code), NOBODY);
        }
        for (int row = 0; row < accountsOf.length; row++) {
            int account = accountOf[ids.code(row)];
            if (accountsOf[row] != NOBODY
                    && account != NOBODY
                    && account != accountsOf[row]
                    && users.has(block, row, account)) {
                accountsOf[row] = NOBODY;
            }
        }
    }

    /** An identifier as the resolution of identities reads it: without spaces around it (I-04). */
    private static String id(Column ids, int code) {
        return ids.dictionary().value(code).string().strip();
    }
}
