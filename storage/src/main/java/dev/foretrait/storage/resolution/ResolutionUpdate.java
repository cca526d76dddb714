package dev.foretrait.storage.resolution;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Excerpt;
import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.LogKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who messages are about, found from what was found before some of them came. Ids that a message brings together, or that a chain
 * of messages connects, are a circle, and what happens in one circle has no bearing on others. So only the circles of the
 * messages that came or went are resolved, from all of their messages. The result is that of {@link Resolution#of}.
 */
final class ResolutionUpdate {

    private final KeptResolution before;
    private final List<? extends Block> blocks;
    private final List<boolean[]> takesPart;
    private final IdentitySettings settings;
    private final String space;

    private ResolutionUpdate(
            KeptResolution before,
            List<? extends Block> blocks,
            List<boolean[]> takesPart,
            IdentitySettings settings,
            String space) {
        this.before = before;
        this.blocks = blocks;
        this.takesPart = takesPart;
        this.settings = settings;
        this.space = space;
    }

    /**
     * What became of a resolution.
     *
     * @param profiles the entries of its directory
     * @param accounts those of accounts
     */
    record Updated(Resolution resolution, SplicedEntries profiles, SplicedEntries accounts) {}

    /**
     * Brings a resolution up to date.
     *
     * @param takesPart for each row of each block whether it takes part; one that did not before does not now, and whoever does not
     *     any more had an owner
     * @param most how many messages of circles to resolve at most
     * @return empty if all messages have to be resolved, or had better be
     */
    static Optional<Updated> of(
            KeptResolution before,
            List<? extends Block> blocks,
            List<boolean[]> takesPart,
            IdentitySettings settings,
            String space,
            long most) {
        return new ResolutionUpdate(before, blocks, takesPart, settings, space).updated(most);
    }

    private Optional<Updated> updated(long most) {
        SomeRows came = came();
        if (came.size() > most) {
            return Optional.empty();
        }
        Map<IdCollection, Set<ExternalId>> brought = brought(came.excerpts(blocks));
        CircleUpdate users = circles(IdCollection.USERS, brought);
        CircleUpdate accounts = circles(IdCollection.ACCOUNTS, brought);
        if (users.messages() + accounts.messages() > most) {
            return Optional.empty();
        }
        return users.updated(this::resolved)
                .flatMap(ofUsers -> accounts.updated(this::resolved).map(ofAccounts -> updated(ofUsers, ofAccounts)));
    }

    /** The messages that came. */
    private SomeRows came() {
        SomeRows came = new SomeRows();
        for (int block = 0; block < blocks.size(); block++) {
            int[] owners = before.profilesOf().get(block);
            boolean[] isThere = takesPart.get(block);
            for (int row = 0; row < owners.length; row++) {
                if (owners[row] == KeptResolution.NEW && isThere[row]) {
                    came.add(block, row);
                }
            }
        }
        return came;
    }

    private CircleUpdate circles(IdCollection collection, Map<IdCollection, Set<ExternalId>> brought) {
        return new CircleUpdate(collection, before, blocks, takesPart, brought.getOrDefault(collection, Set.of()));
    }

    private Resolution resolved(List<Excerpt> messages) {
        return Resolution.of(messages, Participation.OF_ALL, settings, space);
    }

    /** The ids that messages bring. */
    private Map<IdCollection, Set<ExternalId>> brought(List<Excerpt> messages) {
        Decisions decisions = new Decisions(new RowNumbers(messages), settings, space);
        messages.forEach(decisions.combinations::of);
        Set<ExternalId> ofUsers = new HashSet<>();
        Set<ExternalId> ofAccounts = new HashSet<>();
        for (int combination = 1; combination < decisions.combinations.size(); combination++) {
            IdLists.Ids ids = decisions.combinations.ids(combination);
            Arrays.stream(ids.users()).mapToObj(decisions.users::externalId).forEach(ofUsers::add);
            Arrays.stream(ids.accounts())
                    .mapToObj(decisions.accounts::externalId)
                    .forEach(ofAccounts::add);
        }
        return Map.of(IdCollection.USERS, ofUsers, IdCollection.ACCOUNTS, ofAccounts);
    }

    private Updated updated(CircleUpdate.Updated users, CircleUpdate.Updated accounts) {
        Directory inCircles = users.circles().directory();
        Directory directory = new Directory(
                users.entries(),
                accounts.entries(),
                users.entries().spliced(before.identified(), inCircles.identified()),
                users.entries().spliced(before.anonymous(), inCircles.anonymous()));
        List<int[]> accountsOf = IntStream.range(0, blocks.size())
                .mapToObj(at ->
                        Resolution.accounts(blocks.get(at), accounts.ownersOf().get(at)))
                .toList();
        Resolution resolution = new Resolution(
                users.ownersOf(),
                accountsOf,
                directory,
                log(users),
                Optional.of(new Disputes(users.disputes(), accounts.disputes())));
        return new Updated(resolution, users.entries(), accounts.entries());
    }

    private Map<LogKind, Long> log(CircleUpdate.Updated users) {
        Map<LogKind, Long> counts = new EnumMap<>(LogKind.class);
        for (LogKind kind : LogKind.values()) {
            long ofOthers =
                    count(before.log(), kind) - count(users.circlesBefore().log(), kind);
            counts.put(kind, ofOthers + count(users.circles().log(), kind));
        }
        return counts;
    }

    private static long count(Map<LogKind, Long> log, LogKind kind) {
        return log.getOrDefault(kind, 0L);
    }
}
