package dev.foretrait.cli;

import dev.foretrait.cli.explore.DroppedKind;
import dev.foretrait.cli.explore.EventsCard;
import dev.foretrait.cli.explore.EventsCsv;
import dev.foretrait.cli.explore.EventsJson;
import dev.foretrait.cli.explore.EventsScreen;
import dev.foretrait.cli.output.TextLines;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.engine.observe.EventCatalogue;
import dev.foretrait.engine.reference.CatalogueCheck;
import dev.foretrait.engine.reference.DerivedCatalogue;
import dev.foretrait.engine.reference.EventReferences;
import dev.foretrait.storage.catalogue.CatalogueText;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the data holds. */
@Command(
        name = "events",
        description =
                "Shows what the data holds: event names, when they happened, their properties with types, how many"
                        + " events have them, and their commonest values; where they are not as the catalogue lists them"
                        + " (catalogue/*.yaml, else the one of Flex); and what imports left out, as Segment does.",
        footer = {
            "",
            "Examples:",
            "  foretrait events",
            "  foretrait events \"Flex - Engagement Completed\"",
            "  foretrait events flex --format json",
            "  foretrait events --events export.ndjson.gz --strict",
            "  foretrait events --catalogue > catalogue/all.yaml"
        })
final class EventsCommand implements Callable<Integer> {

    private static final List<Format> FORMATS = List.of(Format.TABLE, Format.JSON, Format.NDJSON, Format.CSV);

    private final Invocation invocation;

    @Mixin
    private final EventOptions space = new EventOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(
            names = "--catalogue",
            description = "Print the catalogue that these events keep to, as YAML: a file for catalogue/.")
    private boolean derive;

    @Option(
            names = "--strict",
            description = "Exit with status 1 if events are not as their catalogue lists them; notes do not count.")
    private boolean strict;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Only events whose names contain one of these, whatever the case. Default: all events.")
    private List<String> names = new ArrayList<>();

    EventsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Format format = output.format(derive ? List.of(Format.TABLE) : FORMATS, Format.TABLE);
        SpaceOnDisk onDisk = space.find(invocation);
        EventReferences catalogues = derive ? EventReferences.NONE : Catalogues.of(onDisk, invocation);
        try (SpaceInUse used = space.open(onDisk, invocation)) {
            EventCatalogue catalogue = EventCatalogue.of(used.snapshot(), this::isWanted, property -> true);
            if (catalogue.events().isEmpty()) {
                throw names.isEmpty()
                        ? noEvents(used.snapshot().messages())
                        : Failure.finding(
                                "no event name contains " + String.join(" or ", names), "'foretrait events' lists all");
            }
            if (derive) {
                List<String> lines = CatalogueText.lines(DerivedCatalogue.of(used.slug(), catalogue));
                output.write(invocation, out -> TextLines.write(lines, out));
            } else {
                EventsCard card = card(catalogue, catalogues, onDisk, used);
                if (format != Format.JSON) {
                    used.tellAsOf(format, invocation);
                }
                output.write(invocation, out -> write(card, format, used, out));
                return strict && isViolated(card, onDisk) ? ExitStatus.FINDINGS : ExitStatus.FINE;
            }
        }
        return ExitStatus.FINE;
    }

    private static Failure noEvents(long messages) {
        return messages == 0
                ? Failure.finding("there are no events as of this instant", "import events, or ask for another instant")
                : Failure.finding(
                        "there are no events among " + Figures.count(messages, "message"),
                        "events are track, page and screen calls");
    }

    private static boolean isViolated(EventsCard card, SpaceOnDisk onDisk) {
        return card.violations().stream()
                .flatMap(violation -> onDisk.settings().severities().of(violation.rule()).stream())
                .anyMatch(severity -> severity != Severity.NOTE);
    }

    private EventsCard card(EventCatalogue observed, EventReferences catalogues, SpaceOnDisk onDisk, SpaceInUse used) {
        Severities severities = onDisk.settings().severities();
        Optional<Duration> history = used.semantics().lookback();
        return new EventsCard(
                used.asOf(),
                observed,
                CatalogueCheck.of(used.snapshot(), catalogues, this::isWanted).stream()
                        .filter(violation -> severities.of(violation.rule()).isPresent())
                        .toList(),
                DroppedKind.of(used.rejected(), invocation.environment().folder()),
                history,
                history.map(length -> EventsCard.before(used.asOf().minus(length), used.snapshot(), this::isWanted))
                        .orElse(0L));
    }

    private void write(EventsCard card, Format format, SpaceInUse used, OutputStream out) throws IOException {
        switch (format) {
            case JSON -> EventsJson.write(card, out);
            case NDJSON -> EventsJson.writeLines(card, out);
            case CSV -> EventsCsv.write(card, out);
            default -> {
                Terminal terminal = output.terminal(invocation);
                TextLines.write(used.heading().above(new EventsScreen(terminal).lines(card), terminal), out);
            }
        }
    }

    private boolean isWanted(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return names.isEmpty() || names.stream().anyMatch(part -> folded.contains(part.toLowerCase(Locale.ROOT)));
    }
}
