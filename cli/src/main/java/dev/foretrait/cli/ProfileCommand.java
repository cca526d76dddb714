package dev.foretrait.cli;

import dev.foretrait.cli.explore.Linked;
import dev.foretrait.cli.explore.ProfileCard;
import dev.foretrait.cli.explore.ProfileJson;
import dev.foretrait.cli.explore.ProfileScreen;
import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.cli.output.TextLines;
import dev.foretrait.cli.values.EvaluatedColumn;
import dev.foretrait.cli.values.UsersAndAccounts;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.TraitWrites;
import dev.foretrait.storage.definition.DefinitionSet;
import dev.foretrait.storage.space.ProfileEntry;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one profile. */
@Command(
        name = "profile",
        description = "Shows one profile: its identifiers, its traits, its computed values, its messages.",
        footer = {
            "",
            "Examples:",
            "  foretrait profile user_id:C-1042",
            "  foretrait profile email:ana@example.com --limit 50",
            "  foretrait profile phone:+15551230001 --format json",
            "  foretrait profile user_id:u1 --events export.ndjson"
        })
final class ProfileCommand implements Callable<Integer> {

    private static final List<Format> FORMATS = List.of(Format.TABLE, Format.JSON);

    private static final String SEGMENT_ID = "segment_id";

    private final Invocation invocation;

    @Mixin
    private final EventOptions space = new EventOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Parameters(
            paramLabel = "TYPE:VALUE",
            description = "An external id of a user or an account (group_id:VALUE), or segment_id:VALUE.")
    private String externalId = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many messages to show. Default: ${DEFAULT-VALUE}.")
    private int limit;

    ProfileCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Format format = output.format(FORMATS, Format.TABLE);
        int colon = externalId.indexOf(':');
        if (colon <= 0 || colon == externalId.length() - 1) {
            throw Failure.unusable(
                    "'" + externalId + "' is no external id", "write type and value, as in user_id:C-1042");
        }
        SpaceOnDisk onDisk = space.find(invocation);
        DefinitionSet definitions = new DefinitionOptions().read(onDisk);
        LinkedEntities entities = LinkedEntities.of(onDisk, definitions.definitions(), invocation);
        try (SpaceInUse used = space.open(onDisk, invocation)) {
            ProfileIds ids = new UsersAndAccounts(used.ids(), used.accountIds());
            ProfileCard card = card(used, entities, ids, profile(used.snapshot(), ids, colon), definitions);
            output.write(invocation, out -> {
                if (format == Format.JSON) {
                    ProfileJson.write(card, out);
                } else {
                    TextLines.write(new ProfileScreen(output.terminal(invocation)).lines(card), out);
                }
            });
        }
        return ExitStatus.FINE;
    }

    /** The number of the profile among {@link UsersAndAccounts}. */
    private int profile(SpaceSnapshot snapshot, ProfileIds ids, int colon) {
        String type = externalId.substring(0, colon);
        String value = externalId.substring(colon + 1);
        OptionalInt found = type.equals(SEGMENT_ID) ? withSegmentId(ids, value) : snapshot.find(type, value);
        if (found.isEmpty()) {
            OptionalInt account = snapshot.findAccount(type, value);
            found = account.isPresent() ? OptionalInt.of(snapshot.profiles() + account.getAsInt()) : account;
        }
        if (found.isPresent()) {
            return found.getAsInt();
        }
        throw notFound(ids, type, value);
    }

    private Failure notFound(ProfileIds profiles, String type, String value) {
        SortedMap<String, List<String>> ids = new TreeMap<>(CodePointOrder.INSTANCE);
        for (int profile = 0; profile < profiles.count(); profile++) {
            profiles.externalIds(profile)
                    .forEach((other, values) -> ids.computeIfAbsent(other, none -> new ArrayList<>())
                            .addAll(values));
        }
        String advice = ids.containsKey(type)
                ? NearName.of(value, ids.getOrDefault(type, List.of()))
                        .map(near -> "the nearest is " + type + ":" + near)
                        .orElse("no " + type + " is like it")
                : "types of external ids here: " + String.join(", ", ids.keySet());
        return Failure.finding("no profile has the external id " + externalId, advice);
    }

    private static OptionalInt withSegmentId(ProfileIds ids, String segmentId) {
        return IntStream.range(0, ids.count())
                .filter(profile -> ids.segmentId(profile).equals(segmentId))
                .findFirst();
    }

    private ProfileCard card(
            SpaceInUse used, LinkedEntities entities, ProfileIds ids, int profile, DefinitionSet definitions) {
        SpaceSnapshot snapshot = used.snapshot();
        int account = profile - snapshot.profiles();
        boolean isAccount = account >= 0;
        List<Message> messages =
                new ArrayList<>(isAccount ? snapshot.groupCallsOf(account) : snapshot.messagesOf(profile));
        Value.Object traits = TraitWrites.traitsOf(isAccount ? IdCollection.ACCOUNTS : IdCollection.USERS, messages);
        Collections.reverse(messages);
        int[] linked = isAccount
                ? snapshot.membership().usersOf(account)
                : snapshot.membership().accountsOf(profile);
        ProfileIds linkedIds = isAccount ? used.ids() : used.accountIds();
        ProfileEntry entry = isAccount ? snapshot.account(account) : snapshot.profile(profile);
        return new ProfileCard(
                entry.segmentId(),
                ids.externalIds(profile),
                entry.mergedIds(),
                isAccount ? "users" : "accounts",
                IntStream.of(linked)
                        .mapToObj(each -> new Linked(linkedIds.segmentId(each), linkedIds.externalIds(each)))
                        .toList(),
                traits,
                values(used, entities, profile, definitions),
                messages.subList(0, Math.min(Math.max(0, limit), messages.size())),
                messages.size());
    }

    private static Map<String, Value> values(
            SpaceInUse used, LinkedEntities entities, int profile, DefinitionSet definitions) {
        Map<String, Value> values = new LinkedHashMap<>();
        List<EvaluatedColumn> columns = EvaluatedColumn.of(
                definitions.definitions(),
                definitions.definitions(),
                used.snapshot(),
                entities.over(used.snapshot()),
                used.asOf(),
                used.semantics(),
                used.parallelism());
        for (EvaluatedColumn column : columns) {
            Value value = column.value(profile);
            if (!value.isAbsent()) {
                values.put(column.key(), value);
            }
        }
        return values;
    }
}
