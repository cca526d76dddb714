package dev.foretrait.cli;

import dev.foretrait.cli.explore.ProfileCard;
import dev.foretrait.cli.explore.ProfileJson;
import dev.foretrait.cli.explore.ProfileScreen;
import dev.foretrait.cli.output.TextLines;
import dev.foretrait.cli.values.EvaluatedColumn;
import dev.foretrait.cli.values.ValueColumn;
import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.IdCollection;
import dev.foretrait.engine.identity.TraitWrites;
import dev.foretrait.storage.definition.DefinitionSet;
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

    @Parameters(paramLabel = "TYPE:VALUE", description = "An external id of the profile, or segment_id:VALUE.")
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
        try (SpaceInUse used = space.open(onDisk, invocation)) {
            ProfileCard card = card(used, profile(used.snapshot(), colon), definitions);
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

    private int profile(SpaceSnapshot snapshot, int colon) {
        String type = externalId.substring(0, colon);
        String value = externalId.substring(colon + 1);
        OptionalInt found = type.equals(SEGMENT_ID) ? withSegmentId(snapshot, value) : snapshot.find(type, value);
        if (found.isPresent()) {
            return found.getAsInt();
        }
        SortedMap<String, List<String>> ids = new TreeMap<>(CodePointOrder.INSTANCE);
        for (int profile = 0; profile < snapshot.profiles(); profile++) {
            snapshot.externalIds(profile)
                    .forEach((other, values) -> ids.computeIfAbsent(other, none -> new ArrayList<>())
                            .addAll(values));
        }
        String advice = ids.containsKey(type)
                ? NearName.of(value, ids.getOrDefault(type, List.of()))
                        .map(near -> "the nearest is " + type + ":" + near)
                        .orElse("no " + type + " is like it")
                : "types of external ids here: " + String.join(", ", ids.keySet());
        throw Failure.finding("no profile has the external id " + externalId, advice);
    }

    private static OptionalInt withSegmentId(SpaceSnapshot snapshot, String segmentId) {
        return IntStream.range(0, snapshot.profiles())
                .filter(profile -> snapshot.segmentId(profile).equals(segmentId))
                .findFirst();
    }

    private ProfileCard card(SpaceInUse used, int profile, DefinitionSet definitions) {
        List<Message> messages = new ArrayList<>(used.snapshot().messagesOf(profile));
        Value.Object traits = TraitWrites.traitsOf(IdCollection.USERS, messages);
        Collections.reverse(messages);
        Map<String, Value> values = new LinkedHashMap<>();
        List<ValueColumn> columns = EvaluatedColumn.of(
                definitions.definitions(),
                definitions.definitions(),
                used.snapshot(),
                used.asOf(),
                used.semantics(),
                used.parallelism());
        for (ValueColumn column : columns) {
            Value value = column.value(profile);
            if (!value.isAbsent()) {
                values.put(column.key(), value);
            }
        }
        return new ProfileCard(
                used.ids().segmentId(profile),
                used.ids().externalIds(profile),
                used.snapshot().profile(profile).mergedIds(),
                traits,
                values,
                messages.subList(0, Math.min(Math.max(0, limit), messages.size())),
                messages.size());
    }
}
