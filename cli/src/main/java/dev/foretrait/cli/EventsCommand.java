package dev.foretrait.cli;

import dev.foretrait.cli.explore.EventsCsv;
import dev.foretrait.cli.explore.EventsJson;
import dev.foretrait.cli.explore.EventsScreen;
import dev.foretrait.cli.output.TextLines;
import dev.foretrait.engine.observe.EventCatalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what the data holds. */
@Command(
        name = "events",
        description =
                "Shows what the data holds: event names, when they happened, their properties with types, how many"
                        + " events have them, and their commonest values.",
        footer = {
            "",
            "Examples:",
            "  foretrait events",
            "  foretrait events \"Flex - Engagement Completed\"",
            "  foretrait events flex --format json",
            "  foretrait events --events export.ndjson.gz"
        })
final class EventsCommand implements Callable<Integer> {

    private static final List<Format> FORMATS = List.of(Format.TABLE, Format.JSON, Format.NDJSON, Format.CSV);

    private final Invocation invocation;

    @Mixin
    private final EventOptions space = new EventOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

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
        Format format = output.format(FORMATS, Format.TABLE);
        try (SpaceInUse used = space.open(space.find(invocation), invocation)) {
            EventCatalogue catalogue = EventCatalogue.of(used.snapshot(), this::isWanted, property -> true);
            if (catalogue.events().isEmpty()) {
                throw Failure.finding(
                        names.isEmpty()
                                ? "there are no events"
                                : "no event name contains " + String.join(" or ", names),
                        names.isEmpty()
                                ? "read an export first: foretrait import PATH"
                                : "'foretrait events' lists all");
            }
            output.write(invocation, out -> write(catalogue, format, out));
        }
        return ExitStatus.FINE;
    }

    private void write(EventCatalogue catalogue, Format format, OutputStream out) throws IOException {
        switch (format) {
            case JSON -> EventsJson.write(catalogue, out);
            case NDJSON -> EventsJson.writeLines(catalogue, out);
            case CSV -> EventsCsv.write(catalogue, out);
            default -> {
                List<String> lines = new EventsScreen(output.terminal(invocation)).lines(catalogue);
                TextLines.write(lines, out);
            }
        }
    }

    private boolean isWanted(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return names.isEmpty() || names.stream().anyMatch(part -> folded.contains(part.toLowerCase(Locale.ROOT)));
    }
}
