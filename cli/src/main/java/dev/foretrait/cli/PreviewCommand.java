package dev.foretrait.cli;

import dev.foretrait.cli.output.TextLines;
import dev.foretrait.cli.preview.Heading;
import dev.foretrait.cli.preview.Preview;
import dev.foretrait.cli.preview.PreviewCsv;
import dev.foretrait.cli.preview.PreviewJson;
import dev.foretrait.cli.preview.PreviewScreen;
import dev.foretrait.cli.preview.Previewer;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.reference.EventReferences;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what definitions will be. */
@Command(
        name = "preview",
        description = "Shows what definitions will be: how many profiles will have them, with which values, for example"
                + " whom; and where nobody will, why.",
        footer = {
            "",
            "Examples:",
            "  foretrait preview",
            "  foretrait preview total_inbounds common_request",
            "  foretrait preview --select path:traits/flex.yaml --format json",
            "  foretrait preview --as-of 2026-03-01",
            "  foretrait preview --events export.ndjson.gz \\",
            "      -q \"event('Order Completed').within(30 days).sum(property('revenue'))\""
        })
final class PreviewCommand implements Callable<Integer> {

    private static final List<Format> FORMATS = List.of(Format.TABLE, Format.JSON, Format.NDJSON, Format.CSV);

    private final Invocation invocation;

    @Mixin
    private final EventOptions space = new EventOptions();

    @Mixin
    private final DefinitionOptions definitions = new DefinitionOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--show-query", description = "Print the definitions as canonical queries, and no more.")
    private boolean showQuery;

    PreviewCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        Format format = output.format(FORMATS, Format.TABLE);
        SpaceOnDisk onDisk = space.find(invocation);
        ChosenDefinitions chosen = definitions.choose(onDisk, invocation);
        Printer printer = Printer.of(onDisk.settings().semantics());
        if (showQuery) {
            printQueries(chosen.chosen(), printer);
            return ExitStatus.FINE;
        }
        EventReferences references = Catalogues.of(onDisk, invocation);
        LinkedEntities entities = LinkedEntities.of(onDisk, chosen.withInputs(), invocation);
        try (SpaceInUse used = space.open(onDisk, invocation)) {
            long start = System.nanoTime();
            List<Preview> previews = new Previewer(
                            used.snapshot(),
                            used.ids(),
                            used.accountIds(),
                            used.diagnoser(
                                    chosen.read().definitions(),
                                    entities,
                                    references,
                                    onDisk.settings().limits()),
                            used.semantics())
                    .previews(chosen.chosen(), chosen.read(), onDisk.settings().severities());
            Heading heading = used.heading(chosen.chosen());
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            output.write(invocation, out -> {
                switch (format) {
                    case JSON -> PreviewJson.write(heading, previews, printer, out);
                    case NDJSON -> PreviewJson.writeLines(previews, printer, out);
                    case CSV -> PreviewCsv.write(previews, printer, out);
                    default -> {
                        List<String> lines =
                                new PreviewScreen(output.terminal(invocation)).lines(heading, previews, elapsed);
                        TextLines.write(lines, out);
                    }
                }
            });
        }
        return ExitStatus.FINE;
    }

    private void printQueries(List<Definition> chosen, Printer printer) throws IOException {
        List<String> lines = chosen.stream()
                .map(definition -> definition.key() + ": " + printer.text(definition.query()))
                .toList();
        output.write(invocation, out -> TextLines.write(lines, out));
    }
}
