package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.engine.identity.Resolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the messages of all blocks in their total order, and skips those that can change nothing: once one profile owns
 * all ids of a combination, the messages that bring it again belong to that profile or to the one it becomes part of. So what
 * is put in order are combinations and the few messages that bring one that is not settled, and not all messages.
 */
final class ResolutionPass {

    private final IdentitySettings settings;
    private final RowNumbers rows;
    private final Decisions decisions;
    private final FirstMessages first;

    /**
     * For each row its combination; once it was resolved by itself its {@link #alone}; {@link Snapshot#NOBODY} if it takes no part. When all are
     * resolved, the profile of each.
     */
    private final List<int[]> rowsOf = new ArrayList<>();

    /**
     * For each block, the accounts of the rows that were resolved by themselves; empty as long as none of them has one. When all are resolved,
     * those of all rows.
     */
    private final List<int[]> accountsOf = new ArrayList<>();

    private @Nullable RowsByCombination byCombination;
    private Optional<Disputes> disputes = Optional.empty();
    private int[] numbersOfUsers = {};
    private int[] numbersOfAccounts = {};

    ResolutionPass(RowNumbers rows, IdentitySettings settings, Decisions decisions) {
        this.settings = settings;
        this.rows = rows;
        this.decisions = decisions;
        this.first = new FirstMessages(rows);
    }

    /** For each number of the resolver of users, that of the profile in the result. */
    int[] numbersOfUsers() {
        return numbersOfUsers;
    }

    /** The same of accounts. */
    int[] numbersOfAccounts() {
        return numbersOfAccounts;
    }

    /** Reads the ids of the messages that take part. */
    ResolutionPass read(Participation participation) {
        decisions.combinations.through(rows.blocks(), (block, brought) -> read(block, brought, participation));
        return this;
    }

    /** Resolves what was read. */
    ResolutionPass resolve() {
        decisions.users.endInterning();
        decisions.accounts.endInterning();
        resolveAll(first.inOrder());
        disputes = decisions.disputes();
        IntStream.range(0, rowsOf.size()).parallel().forEach(block -> {
            accountsOf.set(block, Resolution.accounts(rows.blocks().get(block), accountsOfRows(block)));
            replaceByUsers(rowsOf.get(block));
        });
        return this;
    }

    private void read(int at, int[] brought, Participation participation) {
        Block block = rows.blocks().get(at);
        long[] timestamps = block.timestamps();
        boolean[] takesPart = participation.of(block);
        for (int row = 0; row < brought.length; row++) {
            if (takesPart[row]) {
                first.add(brought[row], rows.firstOf(at) + row, timestamps[row]);
            } else {
                brought[row] = Snapshot.NOBODY;
            }
        }
        rowsOf.add(brought);
        accountsOf.add(new int[0]);
    }

    /** The messages of a combination that is not settled, one after the other, behind the first of them. */
    private static final class Repeated {
        private final TimeOrder messages;
        private int next = 1;

        Repeated(TimeOrder messages) {
            this.messages = messages;
        }

        long timestamp() {
            return messages.timestamp(next);
        }

        int number() {
            return messages.number(next);
        }

        boolean advance() {
            return ++next < messages.size();
        }
    }

    private int compare(Repeated left, Repeated right) {
        return rows.compare(left.timestamp(), left.number(), right.timestamp(), right.number());
    }

    private void resolveAll(Queue<TimeOrder> firsts) {
        PriorityQueue<Repeated> waiting = new PriorityQueue<>(this::compare);
        while (!firsts.isEmpty()) {
            resolveAll(firsts.remove(), waiting);
        }
        while (!waiting.isEmpty()) {
            resolveNext(waiting);
        }
        byCombination = null;
    }

    private void resolveAll(TimeOrder firsts, PriorityQueue<Repeated> waiting) {
        for (int at = 0; at < firsts.size(); at++) {
            long timestamp = firsts.timestamp(at);
            int number = firsts.number(at);
            while (!waiting.isEmpty() && isBefore(waiting.element(), timestamp, number)) {
                resolveNext(waiting);
            }
            int combination = combination(number);
            if (!decisions.resolve(number, combination, timestamp)) {
                if (first.isRepeated(combination)) {
                    waiting.add(new Repeated(rowsByCombination().with(number)));
                }
                keepAlone(number);
            }
        }
    }

    private boolean isBefore(Repeated repeated, long timestamp, int number) {
        return rows.compare(repeated.timestamp(), repeated.number(), timestamp, number) < 0;
    }

    private void resolveNext(PriorityQueue<Repeated> waiting) {
        Repeated next = waiting.remove();
        int number = next.number();
        if (!decisions.resolve(number, combination(number), next.timestamp())) {
            keepAlone(number);
            if (next.advance()) {
                waiting.add(next);
            }
        }
    }

    private int combination(int number) {
        int block = rows.blockOf(number);
        return rowsOf.get(block)[rows.rowIn(block, number)];
    }

    private RowsByCombination rowsByCombination() {
        if (byCombination == null) {
            byCombination = new RowsByCombination(rows, rowsOf, decisions.combinations.size());
        }
        return byCombination;
    }

    /** Keeps what became of the message that was resolved last, and not what it brought. */
    private void keepAlone(int number) {
        int account = decisions.account();
        int block = rows.blockOf(number);
        int row = rows.rowIn(block, number);
        rowsOf.get(block)[row] = alone(decisions.user());
        if (account != Resolver.NONE && accountsOf.get(block).length == 0) {
            accountsOf.set(block, nobody(block));
        }
        if (accountsOf.get(block).length > 0) {
            accountsOf.get(block)[row] = account;
        }
    }

    private int[] nobody(int block) {
        int[] accounts = new int[rowsOf.get(block).length];
        Arrays.fill(accounts, Resolver.NONE);
        return accounts;
    }

    /** A profile, or nobody, as a number that no combination has; its own inverse. */
    private static int alone(int user) {
        return Snapshot.NOBODY - 1 - user;
    }

    /** What came of it, for which it need not be known any more what combinations consist of. */
    Resolution result() {
        Resolver users = decisions.users;
        Resolver accounts = decisions.accounts;
        ResolvedEntries profiles = new ResolvedEntries(users);
        ResolvedEntries profilesOfAccounts = new ResolvedEntries(accounts);
        numbersOfUsers = profiles.numbers();
        numbersOfAccounts = profilesOfAccounts.numbers();
        rowsOf.parallelStream().forEach(owners -> renumber(owners, numbersOfUsers));
        accountsOf.parallelStream().forEach(owners -> renumber(owners, numbersOfAccounts));
        Map<LogKind, Long> counts = new EnumMap<>(LogKind.class);
        for (LogKind kind : LogKind.values()) {
            counts.put(kind, users.log().count(kind));
        }
        Directory directory = new Directory(
                profiles,
                profilesOfAccounts,
                profiles.having(settings::isIdentifying),
                profiles.having(settings::isAnonymous));
        return new Resolution(
                rowsOf,
                accountsOf,
                directory,
                counts,
                disputes.map(
                        each -> each.renumbered(user -> numbersOfUsers[user], account -> numbersOfAccounts[account])));
    }

    private int[] accountsOfRows(int block) {
        int[] accounts = accountsOf.get(block).length > 0 ? accountsOf.get(block) : nobody(block);
        int[] ofRows = rowsOf.get(block);
        for (int row = 0; row < ofRows.length; row++) {
            if (isCombination(ofRows[row])) {
                accounts[row] = decisions.accountOf(ofRows[row]);
            }
        }
        return accounts;
    }

    private void replaceByUsers(int[] ofRows) {
        for (int row = 0; row < ofRows.length; row++) {
            ofRows[row] = isCombination(ofRows[row]) ? decisions.userOf(ofRows[row]) : alone(ofRows[row]);
        }
    }

    private static void renumber(int[] owners, int[] numbers) {
        for (int row = 0; row < owners.length; row++) {
            owners[row] = owners[row] == Resolver.NONE ? Snapshot.NOBODY : numbers[owners[row]];
        }
    }

    private static boolean isCombination(int ofRow) {
        return ofRow > Snapshot.NOBODY;
    }
}
