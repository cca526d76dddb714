package dev.foretrait.cli;

import dev.foretrait.cli.explore.IdentityCard;
import dev.foretrait.cli.explore.IdentityJson;
import dev.foretrait.cli.explore.IdentityScreen;
import dev.foretrait.cli.output.TextLines;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.identity.IdentifierSettings;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.identity.IsolatedSource;
import dev.foretrait.engine.identity.OrderSensitivity;
import dev.foretrait.storage.space.SpaceSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how messages became profiles. */
@Command(
        name = "identity",
        description =
                "Shows how messages became profiles: which external ids there are, which were left out and why, which"
                        + " sources share no identifier with others.",
        footer = {
            "",
            "Examples:",
            "  foretrait identity",
            "  foretrait identity --orders 5",
            "  foretrait identity --events export.ndjson --format json"
        })
final class IdentityCommand implements Callable<Integer> {

    private static final List<Format> FORMATS = List.of(Format.TABLE, Format.JSON);

    private final Invocation invocation;

    @Mixin
    private final EventOptions space = new EventOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(
            names = "--orders",
            paramLabel = "N",
            description = "Resolve the messages in N random orders of arrival, too, and tell how many profiles differ."
                    + " Holds all messages in memory.")
    private int orders;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same orders. Default: ${DEFAULT-VALUE}.")
    private long seed;

    IdentityCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Format format = output.format(FORMATS, Format.TABLE);
        TypedNumber.atLeast(0, "--orders", orders);
        SpaceOnDisk onDisk = space.find(invocation);
        try (SpaceInUse used = space.open(onDisk, invocation)) {
            IdentityCard card = card(used, onDisk.settings().identity());
            output.write(invocation, out -> {
                if (format == Format.JSON) {
                    IdentityJson.write(card, out);
                } else {
                    TextLines.write(new IdentityScreen(output.terminal(invocation)).lines(card), out);
                }
            });
        }
        return ExitStatus.FINE;
    }

    private IdentityCard card(SpaceInUse used, IdentitySettings settings) {
        SpaceSnapshot snapshot = used.snapshot();
        return new IdentityCard(
                used.heading(),
                snapshot.accounts(),
                types(snapshot, settings),
                snapshot.resolutionEntries(),
                IsolatedSource.among(snapshot.typesBySource()),
                orders > 0 ? Optional.of(sensitivity(snapshot, settings)) : Optional.empty());
    }

    private static List<IdentityCard.TypeUse> types(SpaceSnapshot snapshot, IdentitySettings settings) {
        Map<String, Integer> profiles = new HashMap<>();
        Map<String, Integer> values = new HashMap<>();
        for (int profile = 0; profile < snapshot.profiles(); profile++) {
            snapshot.externalIds(profile).forEach((type, ofType) -> {
                profiles.merge(type, 1, Integer::sum);
                values.merge(type, ofType.size(), Integer::sum);
            });
        }
        return settings.identifiers().stream()
                .map(IdentifierSettings::type)
                .filter(profiles::containsKey)
                .map(type -> new IdentityCard.TypeUse(
                        type,
                        settings.of(type).limit().toString(),
                        profiles.getOrDefault(type, 0),
                        values.getOrDefault(type, 0)))
                .toList();
    }

    private OrderSensitivity sensitivity(SpaceSnapshot snapshot, IdentitySettings settings) {
        List<Message> messages = new ArrayList<>();
        snapshot.forEachMessage(messages::add);
        return OrderSensitivity.measure(messages, settings, "", orders, seed);
    }
}
