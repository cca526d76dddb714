package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.IntList;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.identity.Resolver;
import dev.foretrait.engine.standing.Change;
import dev.foretrait.storage.resolution.IdLists.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one batch of messages does to a resolution. */
final class GrowthStep {

    private final ResolutionGrowth growth;
    private final RowNumbers rows;
    private final Decisions decisions;
    private final Occurrences occurrences;

    /** The messages of this batch whose combination was not settled by them or before. */
    private final Map<Integer, Alone> alone = new HashMap<>();

    private final List<int[]> merges = new ArrayList<>();
    private final TreeSet<Integer> touched = new TreeSet<>();

    /** The profile and the account of a message. */
    private record Alone(int user, int account) {}

    GrowthStep(ResolutionGrowth growth) {
        this.growth = growth;
        this.rows = growth.rows;
        this.decisions = growth.decisions;
        this.occurrences = growth.occurrences;
    }

    Optional<Change> of(List<? extends Block> more, Participation participation) {
        int firstBlock = rows.blocks().size();
        List<int[]> combinationsOf = new ArrayList<>();
        for (Block block : more) {
            rows.add(block);
            int[] brought = decisions.combinations.of(block);
            boolean[] takesPart = participation.of(block);
            for (int row = 0; row < brought.length; row++) {
                brought[row] = takesPart[row] ? brought[row] : Snapshot.NOBODY;
            }
            combinationsOf.add(brought);
        }
        TimeOrder pending = pending(firstBlock, combinationsOf);
        for (int at = 0; at < pending.size(); at++) {
            int number = pending.number(at);
            int block = rows.blockOf(number);
            int combination = combinationsOf.get(block - firstBlock)[rows.rowIn(block, number)];
            if (!resolve(number, combination, pending.timestamp(at))) {
                return Optional.empty();
            }
        }
        if (growth.haveAccountsMerged()) {
            return Optional.empty();
        }
        noteMerges();
        return Optional.of(change(firstBlock, combinationsOf));
    }

    /** The messages whose combination was not settled before them, in order. */
    private TimeOrder pending(int firstBlock, List<int[]> combinationsOf) {
        IntList numbers = new IntList();
        for (int at = 0; at < combinationsOf.size(); at++) {
            int[] brought = combinationsOf.get(at);
            long[] timestamps = rows.blocks().get(firstBlock + at).timestamps();
            for (int row = 0; row < brought.length; row++) {
                int number = rows.firstOf(firstBlock + at) + row;
                if (brought[row] != Snapshot.NOBODY && !decisions.isSettledBy(brought[row], number, timestamps[row])) {
                    numbers.add(number);
                }
            }
        }
        return TimeOrder.of(rows, numbers.toArray());
    }

    private boolean resolve(int number, int combination, long timestamp) {
        if (decisions.isSettledBy(combination, number, timestamp)) {
            return true;
        }
        Ids ids = decisions.combinations.ids(combination);
        if (!decisions.isInOrderForAccounts(number, timestamp, ids.accounts())) {
            return false;
        }
        if (occurrences.areBefore(number, timestamp, ids.users())) {
            resolveNext(number, combination, timestamp);
            return true;
        }
        return resolveAgain(number, combination, ids);
    }

    private void resolveNext(int number, int combination, long timestamp) {
        if (decisions.resolve(number, combination, timestamp)) {
            alone.remove(number);
        } else {
            alone.put(number, new Alone(decisions.user(), decisions.account()));
        }
        number(decisions.account(), growth.accounts);
        if (decisions.user() != Resolver.NONE) {
            touched.add(decisions.user());
        }
    }

    /** A message of a circle of ids, as it was resolved before; {@code user} is null for the one that is new. */
    private record Known(
            int combination, boolean settledIt, @Nullable Integer user) {}

    /**
     * Resolves the circle of some ids with one more message that is not its newest.
     *
     * @return whether that is all: no message that was skipped matters now, and no profile has fallen apart
     */
    private boolean resolveAgain(int number, int combination, Ids ids) {
        noteMerges();
        Map<Integer, Known> circle = new HashMap<>();
        IntList taken = occurrences.takeOut(ids.users());
        for (int at = 0; at < taken.size(); at++) {
            int known = taken.get(at);
            int of = occurrences.combination(known);
            int itsNumber = occurrences.number(known);
            long itsTime = rows.timestamp(itsNumber);
            if (!decisions.isInOrderForAccounts(
                    itsNumber, itsTime, decisions.combinations.ids(of).accounts())) {
                return false;
            }
            int user = occurrences.profile(known);
            circle.put(
                    itsNumber,
                    new Known(
                            of,
                            decisions.isSettledBy(of, itsNumber, itsTime),
                            user == Resolver.NONE ? Resolver.NONE : decisions.users.canonical(user)));
        }
        circle.values().forEach(known -> decisions.forget(known.combination()));
        circle.put(number, new Known(combination, false, null));
        return resolveInOrder(circle);
    }

    private boolean resolveInOrder(Map<Integer, Known> circle) {
        TimeOrder order = TimeOrder.of(
                rows, circle.keySet().stream().mapToInt(each -> each).toArray());
        Map<Integer, Integer> successors = new TreeMap<>();
        List<int[]> answers = new ArrayList<>();
        for (int at = 0; at < order.size(); at++) {
            Known known = Objects.requireNonNull(circle.get(order.number(at)));
            resolveNext(order.number(at), known.combination(), order.timestamp(at));
            if (known.settledIt() && !decisions.isSettled(known.combination())) {
                return false;
            }
            if (known.user() != null) {
                answers.add(new int[] {known.user(), decisions.user()});
            }
        }
        for (int[] answer : answers) {
            int now = answer[1] == Resolver.NONE ? Resolver.NONE : decisions.users.canonical(answer[1]);
            Integer other = successors.putIfAbsent(answer[0], now);
            if (other != null && other != now || (answer[0] == Resolver.NONE) != (now == Resolver.NONE)) {
                return false;
            }
        }
        growth.newMerges();
        successors.forEach(this::noteSuccessor);
        return true;
    }

    private void noteMerges() {
        for (int merged : growth.newMerges()) {
            noteSuccessor(merged, decisions.users.canonical(merged));
        }
    }

    /** One profile is another now: they become one if both have a number, else the number goes on. */
    private void noteSuccessor(int before, int now) {
        if (before == Resolver.NONE || before == now || growth.profiles.own(before) == Numbering.NONE) {
            return;
        }
        int number = growth.profiles.own(before);
        int other = growth.profiles.known(now);
        if (other == Numbering.NONE) {
            growth.profiles.give(now, number);
        } else if (other != number) {
            merges.add(new int[] {number, other});
        }
    }

    private Change change(int firstBlock, List<int[]> combinationsOf) {
        List<int[]> profilesOf = new ArrayList<>();
        List<int[]> accountsOf = new ArrayList<>();
        for (int at = 0; at < combinationsOf.size(); at++) {
            int[] brought = combinationsOf.get(at);
            int[] owners = new int[brought.length];
            boolean areGroups = rows.blocks().get(firstBlock + at).stream().type() == MessageType.GROUP;
            int[] accounts = new int[areGroups ? brought.length : 0];
            for (int row = 0; row < brought.length; row++) {
                Alone owner = owner(brought[row], rows.firstOf(firstBlock + at) + row);
                owners[row] = number(owner.user(), growth.profiles);
                if (areGroups) {
                    accounts[row] = number(owner.account(), growth.accounts);
                }
            }
            profilesOf.add(owners);
            accountsOf.add(accounts);
        }
        Change change = growth.unchanged();
        for (int at = 0; at < combinationsOf.size(); at++) {
            Block block = rows.blocks().get(firstBlock + at);
            if (accountsOf.get(at).length > 0) {
                change.add(block, profilesOf.get(at), accountsOf.get(at));
            } else {
                change.add(block, profilesOf.get(at));
            }
        }
        merges.forEach(merge -> change.merge(merge[0], merge[1]));
        for (int profile : touched) {
            int now = decisions.users.canonical(profile);
            if (growth.profiles.known(now) != Numbering.NONE) {
                change.eligible(
                        growth.profiles.known(now),
                        decisions.users.hasIdentifier(now, growth.settings::isIdentifying),
                        decisions.users.hasIdentifier(now, growth.settings::isAnonymous));
            }
        }
        return change;
    }

    private Alone owner(int combination, int number) {
        if (combination == Snapshot.NOBODY) {
            return new Alone(Resolver.NONE, Resolver.NONE);
        }
        Alone byItself = alone.get(number);
        return byItself != null ? byItself : new Alone(decisions.userOf(combination), decisions.accountOf(combination));
    }

    private static int number(int resolved, Numbering numbering) {
        return resolved == Resolver.NONE ? Snapshot.NOBODY : numbering.of(resolved);
    }
}
