package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.MessageType;
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

    /** For each row its combination; once it was resolved by itself its {@link #alone}; {@link Snapshot#NOBODY} if it takes no part. */
    private final List<int[]> rowsOf = new ArrayList<>();

    private final List<int[]> accountsOf = new ArrayList<>();
    private @Nullable RowsByCombination byCombination;
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
    Resolution resolve() {
        decisions.users.endInterning();
        decisions.accounts.endInterning();
        decisions.reachCombinations();
        resolveAll(first.inOrder());
        return result();
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
        boolean mayHaveAccounts =
                block.stream().type() == MessageType.GROUP || decisions.combinations.mayLeadToAccounts(block);
        int[] nobody = new int[mayHaveAccounts ? block.rows() : 0];
        Arrays.fill(nobody, Snapshot.NOBODY);
        accountsOf.add(nobody);
    }

    /** The messages of a combination that is not settled, one after the other. */
    private static final class Repeated {
        private final TimeOrder messages;
        private int next;

        /**
         * @param first the first message, which was resolved
         */
        Repeated(int first, TimeOrder messages) {
            this.messages = messages;
            this.next = messages.number(0) == first ? 1 : 0;
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

    private void resolveAll(TimeOrder firsts) {
        PriorityQueue<Repeated> waiting = new PriorityQueue<>(this::compare);
        for (int at = 0; at < firsts.size(); at++) {
            long timestamp = firsts.timestamp(at);
            int number = firsts.number(at);
            while (!waiting.isEmpty() && isBefore(waiting.element(), timestamp, number)) {
                resolveNext(waiting);
            }
            int combination = combination(number);
            if (!resolve(number, combination, timestamp) && first.isRepeated(combination)) {
                waiting.add(new Repeated(number, rowsByCombination().of(combination)));
            }
        }
        while (!waiting.isEmpty()) {
            resolveNext(waiting);
        }
    }

    private boolean isBefore(Repeated repeated, long timestamp, int number) {
        return rows.compare(repeated.timestamp(), repeated.number(), timestamp, number) < 0;
    }

    private void resolveNext(PriorityQueue<Repeated> waiting) {
        Repeated next = waiting.remove();
        int number = next.number();
        if (!resolve(number, combination(number), next.timestamp()) && next.advance()) {
            waiting.add(next);
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

    /** Resolves one message; whether its combination is settled. */
    private boolean resolve(int number, int combination, long timestamp) {
        boolean settled = decisions.resolve(number, combination, timestamp);
        if (!settled) {
            keepAlone(number, decisions.user(), decisions.account());
        }
        return settled;
    }

    private void keepAlone(int number, int user, int account) {
        int block = rows.blockOf(number);
        int row = rows.rowIn(block, number);
        rowsOf.get(block)[row] = alone(user);
        if (accountsOf.get(block).length > 0) {
            accountsOf.get(block)[row] = account;
        }
    }

    /** A profile, or nobody, as a number that no combination has; its own inverse. */
    private static int alone(int user) {
        return Snapshot.NOBODY - 1 - user;
    }

    private Resolution result() {
        Resolver users = decisions.users;
        Resolver accounts = decisions.accounts;
        ResolvedEntries profiles = new ResolvedEntries(users);
        ResolvedEntries profilesOfAccounts = new ResolvedEntries(accounts);
        numbersOfUsers = profiles.numbers();
        numbersOfAccounts = profilesOfAccounts.numbers();
        Optional<Disputes> disputes = decisions.disputes(numbersOfUsers, numbersOfAccounts);
        IntStream.range(0, rowsOf.size()).parallel().forEach(block -> {
            int[] ofRows = rowsOf.get(block);
            int[] accountOfRows = accountsOf.get(block);
            for (int row = 0; row < ofRows.length; row++) {
                int combination = ofRows[row];
                boolean isSettled = combination > Snapshot.NOBODY;
                int user = isSettled ? decisions.userOf(combination) : alone(combination);
                ofRows[row] = user == Resolver.NONE ? Snapshot.NOBODY : numbersOfUsers[user];
                if (accountOfRows.length > 0) {
                    int account = isSettled ? decisions.accountOf(combination) : accountOfRows[row];
                    accountOfRows[row] = account == Resolver.NONE ? Snapshot.NOBODY : numbersOfAccounts[account];
                }
            }
            accountsOf.set(block, Resolution.accounts(rows.blocks().get(block), accountOfRows));
        });
        Map<LogKind, Long> counts = new EnumMap<>(LogKind.class);
        for (LogKind kind : LogKind.values()) {
            counts.put(kind, users.log().count(kind));
        }
        Directory directory = new Directory(
                profiles,
                profilesOfAccounts,
                profiles.having(settings::isIdentifying),
                profiles.having(settings::isAnonymous));
        return new Resolution(rowsOf, accountsOf, directory, counts, disputes);
    }
}
