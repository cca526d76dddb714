package dev.foretrait.storage.space;

import dev.foretrait.engine.column.Block;
import dev.foretrait.engine.column.Column;
import dev.foretrait.engine.column.Snapshot;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.AccountLinks;
import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.engine.identity.Merge;
import dev.foretrait.engine.identity.MessageLookup;
import dev.foretrait.engine.identity.Promotion;
import dev.foretrait.engine.identity.ResolutionLog;
import dev.foretrait.engine.identity.Resolver;
import dev.foretrait.storage.space.PromotedPlace.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Who the messages of all blocks are about. It depends on the messages alone, not on the order in which they came.
 *
 * @param profilesOf for each block, in the order of the list that was resolved, the profile of each row, or {@link
 *     Snapshot#NOBODY}
 * @param accountsOf in the same order, the account of each row, or {@link Snapshot#NOBODY}; empty for blocks of other
 *     calls than group calls
 * @param directory the profiles behind the numbers
 * @param log how often each thing happened while profiles of users were resolved
 */
record Resolution(List<int[]> profilesOf, List<int[]> accountsOf, Directory directory, Map<LogKind, Long> log) {

    /** Resolves the messages that take part, in their total order. */
    static Resolution of(
            List<? extends Block> blocks, Participation participation, IdentitySettings settings, String space) {
        return new Pass(blocks, settings, space).run(TimeOrder.of(blocks, participation));
    }

    /** What happened while the same messages were resolved, with the first entries of each kind. */
    static ResolutionLog log(
            List<? extends Block> blocks, Participation participation, IdentitySettings settings, String space) {
        Pass pass = new Pass(blocks, settings, space);
        pass.run(TimeOrder.of(blocks, participation));
        return pass.users.log();
    }

    private static final class Pass {
        private final List<? extends Block> blocks;
        private final IdentitySettings settings;
        private final Promotion promotion;
        private final Resolver users;
        private final Resolver accounts;
        private final AccountLinks links = new AccountLinks();
        private final List<List<PromotedColumn>> columns = new ArrayList<>();
        private final List<int[]> profilesOf = new ArrayList<>();
        private final List<int[]> accountsOf = new ArrayList<>();
        private int[] ids = new int[32];

        Pass(List<? extends Block> blocks, IdentitySettings settings, String space) {
            this.blocks = blocks;
            this.settings = settings;
            this.promotion = new Promotion(settings);
            MessageLookup lookup = new BlockLookup(blocks);
            this.users = Resolver.ofUsers(settings, space, lookup);
            this.accounts = Resolver.ofAccounts(settings, space, lookup);
        }

        Resolution run(TimeOrder order) {
            List<PromotedPlace> places = PromotedPlace.all(promotion, users, accounts);
            for (int at = 0; at < blocks.size(); at++) {
                Block block = blocks.get(at);
                CompletableFuture<Void> next = readAhead(at + 1, places);
                columns.add(PromotedColumn.of(block, places));
                next.join();
                profilesOf.add(nobody(block.rows()));
                accountsOf.add(nobody(block.stream().type() == MessageType.GROUP ? block.rows() : 0));
            }
            for (int at = 0; at < order.size(); at++) {
                resolve(order.block(at), order.row(at), order.timestamp(at));
            }
            return result();
        }

        /** Reads what is needed of the next block while ids are taken from the one before; a failure shows when it is used. */
        private CompletableFuture<Void> readAhead(int next, List<PromotedPlace> places) {
            return next == blocks.size()
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.runAsync(() -> places.forEach(place -> place.read(blocks.get(next))))
                            .exceptionally(failed -> null);
        }

        private static int[] nobody(int rows) {
            int[] nobody = new int[rows];
            Arrays.fill(nobody, Snapshot.NOBODY);
            return nobody;
        }

        private void resolve(int block, int row, long timestamp) {
            long message = BlockLookup.message(block, row);
            int count = 0;
            int accountCount = 0;
            List<PromotedColumn> ofBlock = columns.get(block);
            for (int at = 0; at < ofBlock.size(); at++) {
                Ids found = ofBlock.get(at).ids(row);
                count = append(found.users(), count);
                accountCount += found.accounts().length;
                if (!found.blocked().isEmpty()) {
                    tellBlocked(found.blocked(), timestamp, message);
                }
            }
            int user = users.resolve(timestamp, message, ids, count);
            profilesOf.get(block)[row] = user;
            if (accountCount > 0) {
                int account = account(ofBlock, row, timestamp, message);
                links.link(user, account);
                if (accountsOf.get(block).length > 0) {
                    accountsOf.get(block)[row] = account;
                }
            }
        }

        private int append(int[] more, int count) {
            if (count + more.length > ids.length) {
                ids = Arrays.copyOf(ids, Math.max(ids.length * 2, count + more.length));
            }
            for (int at = 0; at < more.length; at++) {
                ids[count + at] = more[at];
            }
            return count + more.length;
        }

        private void tellBlocked(List<ExternalId> blocked, long timestamp, long message) {
            for (ExternalId id : blocked) {
                Resolver resolver = id.collection() == IdCollection.USERS ? users : accounts;
                resolver.blocked(timestamp, message, id.type(), id.value());
            }
        }

        private int account(List<PromotedColumn> ofBlock, int row, long timestamp, long message) {
            int count = 0;
            for (PromotedColumn column : ofBlock) {
                count = append(column.ids(row).accounts(), count);
            }
            return accounts.resolve(timestamp, message, ids, count);
        }

        private Resolution result() {
            int[] numberOf = new int[users.profileCount()];
            int[] numberOfAccount = new int[accounts.profileCount()];
            List<AccountLinks.Link> all = links.links(users::canonical);
            List<ProfileEntry> profiles =
                    entries(users, numberOf, all, AccountLinks.Link::user, AccountLinks.Link::account, accounts);
            List<ProfileEntry> accountEntries =
                    entries(accounts, numberOfAccount, all, AccountLinks.Link::account, AccountLinks.Link::user, users);
            renumber(profilesOf, users, numberOf);
            renumber(accountsOf, accounts, numberOfAccount);
            return new Resolution(
                    profilesOf, accountsOf, Directory.of(profiles, accountEntries, settings), counts(users.log()));
        }

        /** Leads from the numbers of a resolver to those of the directory. */
        private static void renumber(List<int[]> ofBlocks, Resolver resolver, int[] numberOf) {
            for (int[] ofBlock : ofBlocks) {
                for (int row = 0; row < ofBlock.length; row++) {
                    if (ofBlock[row] != Resolver.NONE) {
                        ofBlock[row] = numberOf[resolver.canonical(ofBlock[row])];
                    }
                }
            }
        }

        private record Named(String segmentId, int profile) {}

        private interface End {
            int of(AccountLinks.Link link);
        }

        /** The canonical profiles by segment id; writes the place of each into {@code numberOf}. */
        private static List<ProfileEntry> entries(
                Resolver resolver, int[] numberOf, List<AccountLinks.Link> links, End from, End to, Resolver others) {
            Map<Integer, List<String>> linked = new HashMap<>();
            for (AccountLinks.Link link : links) {
                linked.computeIfAbsent(from.of(link), none -> new ArrayList<>()).add(others.segmentId(to.of(link)));
            }
            Map<Integer, List<String>> mergedIds = new HashMap<>();
            for (Merge merge : resolver.merges()) {
                mergedIds
                        .computeIfAbsent(resolver.canonical(merge.survivor()), none -> new ArrayList<>())
                        .add(resolver.segmentId(merge.merged()));
            }
            List<Named> canonical = new ArrayList<>();
            for (int profile = 0; profile < resolver.profileCount(); profile++) {
                if (resolver.canonical(profile) == profile) {
                    canonical.add(new Named(resolver.segmentId(profile), profile));
                }
            }
            canonical.sort(Comparator.comparing(Named::segmentId));
            List<ProfileEntry> entries = new ArrayList<>(canonical.size());
            for (Named named : canonical) {
                int profile = named.profile();
                numberOf[profile] = entries.size();
                entries.add(new ProfileEntry(
                        named.segmentId(),
                        Instant.ofEpochMilli(resolver.createdAt(profile)),
                        resolver.identifiersOf(profile),
                        mergedIds.getOrDefault(profile, List.of()),
                        linked.getOrDefault(profile, List.of())));
            }
            return entries;
        }

        private static Map<LogKind, Long> counts(ResolutionLog log) {
            Map<LogKind, Long> counts = new EnumMap<>(LogKind.class);
            for (LogKind kind : LogKind.values()) {
                counts.put(kind, log.count(kind));
            }
            return counts;
        }
    }

    /** Messages by the place of their block in the list, and their row. */
    record BlockLookup(List<? extends Block> blocks) implements MessageLookup {

        static long message(int block, int row) {
            return (long) block << Integer.SIZE | row;
        }

        private Block block(long message) {
            return blocks.get((int) (message >>> Integer.SIZE));
        }

        @Override
        public String messageId(long message) {
            return value(block(message).messageIds(), (int) message).string();
        }

        @Override
        public String name(long message) {
            Block block = block(message);
            return block.stream()
                    .eventName()
                    .orElseGet(() -> block.stream().type().spelling());
        }

        @Override
        public Optional<String> sourceId(long message) {
            Value source = value(block(message).sources(), (int) message);
            return source.isAbsent() ? Optional.empty() : Optional.of(source.string());
        }

        private static Value value(Column column, int row) {
            return column.dictionary().value(column.code(row));
        }
    }
}
