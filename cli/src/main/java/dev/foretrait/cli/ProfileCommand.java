package dev.foretrait.cli;

import dev.foretrait.cli.explore.Linked;
import dev.foretrait.cli.explore.ProfileCard;
import dev.foretrait.cli.explore.ProfileJson;
import dev.foretrait.cli.explore.ProfileScreen;
import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.cli.output.TextLines;
import dev.foretrait.cli.values.EvaluatedColumn;
import dev.foretrait.cli.values.UsersAndAccounts;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.TraitWrites;
import dev.foretrait.storage.definition.DefinitionSet;
import dev.foretrait.storage.resolution.ProfileEntry;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        TypedNumber.atLeast(0, "--limit", limit);
        ProfileFinder wanted = ProfileFinder.of(externalId);
        SpaceOnDisk onDisk = space.find(invocation);
        DefinitionSet read = new DefinitionOptions().read(onDisk);
        DefinitionSet definitions = read.enabled();
        DisabledDefinitions.noteReaders(definitions.definitions(), read, invocation);
        LinkedEntities entities = LinkedEntities.of(onDisk, definitions.definitions(), invocation);
        try (SpaceInUse used = space.open(onDisk, invocation)) {
            ProfileIds ids = new UsersAndAccounts(used.ids(), used.accountIds());
            ProfileCard card = card(used, entities, ids, wanted.find(used.snapshot(), ids), definitions);
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

    private ProfileCard card(
            SpaceInUse used, LinkedEntities entities, ProfileIds ids, int profile, DefinitionSet definitions) {
        SpaceSnapshot snapshot = used.snapshot();
        int account = profile - snapshot.profiles();
        boolean isAccount = account >= 0;
        List<Message> messages =
                new ArrayList<>(isAccount ? snapshot.groupCallsOf(account) : snapshot.messagesOf(profile));
        IdCollection collection = isAccount ? IdCollection.ACCOUNTS : IdCollection.USERS;
        Value.Object traits = TraitWrites.traitsOf(collection, messages, used.semantics());
        Collections.reverse(messages);
        int[] linked = isAccount
                ? snapshot.membership().usersOf(account)
                : snapshot.membership().accountsOf(profile);
        ProfileIds linkedIds = isAccount ? used.ids() : used.accountIds();
        ProfileEntry entry = isAccount ? snapshot.account(account) : snapshot.profile(profile);
        return new ProfileCard(
                entry.segmentId(),
                used.asOf(),
                ids.externalIds(profile),
                entry.mergedIds(),
                isAccount ? "users" : "accounts",
                IntStream.of(linked)
                        .mapToObj(each -> new Linked(linkedIds.segmentId(each), linkedIds.externalIds(each)))
                        .toList(),
                traits,
                values(used, entities, profile, definitions),
                messages.subList(0, Math.min(limit, messages.size())),
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
