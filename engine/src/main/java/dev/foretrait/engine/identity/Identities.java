package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageOrder;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.PromotedIds.Promoted;
import dev.foretrait.engine.identity.PromotedIds.RefusedValue;
import dev.foretrait.engine.semantics.Semantics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who a list of messages is about.
 *
 * @param profiles the canonical profiles of users, in the order of their creation
 * @param accounts the accounts, in the order of their creation
 * @param unresolved the messages that belong to no profile, in the order in which they were resolved
 * @param findings what promotion found, in the order in which the messages were resolved
 * @param log what happened to users' profiles
 * @param accountLog what happened to accounts
 */
public record Identities(
        List<Profile> profiles,
        List<Profile> accounts,
        List<Message> unresolved,
        List<PromotionFinding> findings,
        ResolutionLog log,
        ResolutionLog accountLog) {

    public Identities {
        profiles = List.copyOf(profiles);
        accounts = List.copyOf(accounts);
        unresolved = List.copyOf(unresolved);
        findings = List.copyOf(findings);
    }

    /** Resolves messages in their total order, as a replay does. */
    public static Identities resolve(List<Message> messages, IdentitySettings settings, String space) {
        return resolveInOrder(messages.stream().sorted(MessageOrder.INSTANCE).toList(), settings, space);
    }

    /** Resolves messages in the order of the list, as if they arrived so. */
    public static Identities resolveInOrder(List<Message> messages, IdentitySettings settings, String space) {
        return new Resolution(messages, settings, space).identities();
    }

    /** For each source, the types of the external ids of all profiles that have a message of it. */
    public SortedMap<String, SortedSet<String>> typesBySource() {
        SortedMap<String, SortedSet<String>> types = new TreeMap<>(CodePointOrder.INSTANCE);
        for (Profile profile : profiles) {
            List<String> held = profile.identifiers().stream()
                    .map(owned -> owned.id().type())
                    .toList();
            for (Message message : profile.messages()) {
                message.sourceId()
                        .ifPresent(source -> types.computeIfAbsent(
                                        source, absent -> new TreeSet<>(CodePointOrder.INSTANCE))
                                .addAll(held));
            }
        }
        return types;
    }

    private static final class Resolution {
        private final List<Message> messages;
        private final Semantics semantics;
        private final Promotion promotion;
        private final Resolver users;
        private final Resolver accounts;
        private final AccountLinks links = new AccountLinks();
        private final Map<Integer, List<Message>> messagesOfUser = new LinkedHashMap<>();
        private final Map<Integer, List<Message>> messagesOfAccount = new LinkedHashMap<>();
        private final List<Message> unresolved = new ArrayList<>();
        private final List<PromotionFinding> findings = new ArrayList<>();

        Resolution(List<Message> messages, IdentitySettings settings, String space) {
            this.messages = messages;
            this.semantics = settings.semantics();
            this.promotion = new Promotion(settings);
            MessageLookup lookup = MessageLookup.of(messages);
            this.users = Resolver.ofUsers(settings, space, lookup);
            this.accounts = Resolver.ofAccounts(settings, space, lookup);
        }

        Identities identities() {
            for (int number = 0; number < messages.size(); number++) {
                resolve(messages.get(number), number);
            }
            List<AccountLinks.Link> sorted = links.links(users::canonical);
            Map<Integer, List<String>> accountsOf = new LinkedHashMap<>();
            Map<Integer, List<String>> usersOf = new LinkedHashMap<>();
            for (AccountLinks.Link link : sorted) {
                add(accountsOf, link.user(), accounts.segmentId(link.account()));
                add(usersOf, link.account(), users.segmentId(link.user()));
            }
            return new Identities(
                    profiles(users, IdCollection.USERS, messagesOfUser, accountsOf),
                    profiles(accounts, IdCollection.ACCOUNTS, messagesOfAccount, usersOf),
                    unresolved,
                    findings,
                    users.log(),
                    accounts.log());
        }

        private void resolve(Message message, int number) {
            PromotedIds promoted = promotion.promote(message);
            findings.addAll(promoted.findings());
            long timestamp = message.timestamp().toEpochMilli();
            for (RefusedValue refused : promoted.refused()) {
                if (refused.reason() == Refusal.BLOCKED) {
                    Resolver resolver = refused.collection() == IdCollection.USERS ? users : accounts;
                    resolver.blocked(timestamp, number, refused.type(), refused.spelling());
                }
            }
            int[] userIds = interned(users, promoted.ids(IdCollection.USERS));
            int user = users.resolve(timestamp, number, userIds, userIds.length);
            if (user == Resolver.NONE) {
                unresolved.add(message);
            } else {
                add(messagesOfUser, user, message);
            }
            int[] accountIds = interned(accounts, promoted.ids(IdCollection.ACCOUNTS));
            if (accountIds.length > 0) {
                int account = accounts.resolve(timestamp, number, accountIds, accountIds.length);
                if (account != Resolver.NONE) {
                    add(messagesOfAccount, account, message);
                    links.link(user, account);
                }
            }
        }

        private static int[] interned(Resolver resolver, List<Promoted> promoted) {
            return promoted.stream()
                    .mapToInt(
                            each -> resolver.intern(each.id().type(), each.id().value(), each.spelling()))
                    .toArray();
        }

        private List<Profile> profiles(
                Resolver resolver,
                IdCollection collection,
                Map<Integer, List<Message>> messagesOf,
                Map<Integer, List<String>> linkedTo) {
            Map<Integer, List<Message>> ofCanonical = new LinkedHashMap<>();
            messagesOf.forEach((profile, messages) -> ofCanonical
                    .computeIfAbsent(resolver.canonical(profile), key -> new ArrayList<>())
                    .addAll(messages));
            Map<Integer, List<String>> mergedIds = new LinkedHashMap<>();
            for (Merge merge : resolver.merges()) {
                add(mergedIds, resolver.canonical(merge.merged()), resolver.segmentId(merge.merged()));
            }
            List<Profile> profiles = new ArrayList<>();
            for (int profile = 0; profile < resolver.profileCount(); profile++) {
                if (resolver.canonical(profile) == profile) {
                    List<Message> messages = ofCanonical.getOrDefault(profile, List.of()).stream()
                            .sorted(MessageOrder.INSTANCE)
                            .toList();
                    Value.Object traits = TraitWrites.traitsOf(collection, messages, semantics);
                    profiles.add(new Profile(
                            resolver.segmentId(profile),
                            Instant.ofEpochMilli(resolver.createdAt(profile)),
                            resolver.mergeCount(profile),
                            mergedIds.getOrDefault(profile, List.of()),
                            resolver.identifiersOf(profile),
                            messages,
                            traits,
                            linkedTo.getOrDefault(profile, List.of())));
                }
            }
            return profiles;
        }

        private static <T> void add(Map<Integer, List<T>> lists, int key, T element) {
            lists.computeIfAbsent(key, absent -> new ArrayList<>()).add(element);
        }
    }
}
