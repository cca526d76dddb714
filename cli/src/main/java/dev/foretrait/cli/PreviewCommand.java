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
import dev.foretrait.storage.settings.SpaceFolder;
import dev.foretrait.storage.settings.SpaceSettings;
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
            "  foretrait preview --watch",
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

    @Option(
            names = "--watch",
            description =
                    "Show everything again whenever a definition, the settings, a table or a catalogue is saved, or"
                            + " another command was at the space, such as an import. Enter reads its exports again, and the end"
                            + " of standard input ends it.")
    private boolean watch;

    /** What the files of a space say, as they are. */
    private record Asked(
            SpaceOnDisk onDisk, ChosenDefinitions chosen, EventReferences references, LinkedEntities entities) {}

    PreviewCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Format format = output.format(showQuery ? List.of(Format.TABLE) : FORMATS, Format.TABLE);
        SpaceOnDisk onDisk = space.find(invocation);
        if (watch) {
            watch(onDisk, format);
            return ExitStatus.FINE;
        }
        if (showQuery) {
            printQueries(
                    definitions.choose(onDisk, invocation).chosen(),
                    Printer.of(onDisk.settings().semantics()));
            return ExitStatus.FINE;
        }
        Asked asked = ask(onDisk);
        try (SpaceInUse used = space.open(onDisk, invocation)) {
            show(asked, used, format);
        }
        return ExitStatus.FINE;
    }

    private void watch(SpaceOnDisk onDisk, Format format) throws InterruptedException {
        if (onDisk.folder().isEmpty()) {
            throw Failure.unusable(
                    "--watch waits for changes of a space, and there is no " + SpaceFolder.SETTINGS + " in "
                            + invocation.folder() + " or above it",
                    "leave out --watch, or make a space: foretrait init my-space");
        }
        if (showQuery) {
            throw Failure.unusable("--watch shows previews, not queries", "leave out --show-query, or --watch");
        }
        if (space.readsStandardInput()) {
            throw Failure.unusable(
                    "--watch listens to standard input, so no export can come from there", "name a file instead of -");
        }
        new WatchedPreview(invocation, onDisk, new WatchedPreview.Shown() {
                    @Override
                    public SpaceInUse open(SpaceOnDisk current) throws IOException {
                        return space.open(current, invocation);
                    }

                    @Override
                    public void show(SpaceOnDisk current, SpaceInUse open) throws IOException {
                        PreviewCommand.this.show(ask(current), open, format);
                    }
                })
                .run();
    }

    private Asked ask(SpaceOnDisk onDisk) {
        ChosenDefinitions chosen = definitions.choose(onDisk, invocation);
        EventReferences references = Catalogues.of(onDisk, invocation);
        return new Asked(onDisk, chosen, references, LinkedEntities.of(onDisk, chosen, invocation));
    }

    private void show(Asked asked, SpaceInUse used, Format format) throws IOException {
        ChosenDefinitions chosen = asked.chosen();
        SpaceSettings settings = asked.onDisk().settings();
        Printer printer = Printer.of(settings.semantics());
        long start = System.nanoTime();
        List<Preview> previews = new Previewer(
                        used.snapshot(),
                        used.ids(),
                        used.accountIds(),
                        used.diagnoser(
                                chosen.read().definitions(), asked.entities(), asked.references(), settings.limits()),
                        used.semantics())
                .previews(chosen.chosen(), chosen.read(), settings.severities());
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

    private void printQueries(List<Definition> chosen, Printer printer) throws IOException {
        List<String> lines = chosen.stream()
                .map(definition -> definition.key() + ": " + printer.text(definition.query()))
                .toList();
        output.write(invocation, out -> TextLines.write(lines, out));
    }
}
