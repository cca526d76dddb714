package dev.foretrait.cli;

import dev.foretrait.cli.output.TextLines;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.cli.values.EvaluatedColumn;
import dev.foretrait.cli.values.SegmentCsv;
import dev.foretrait.cli.values.UsersAndAccounts;
import dev.foretrait.cli.values.ValueColumn;
import dev.foretrait.cli.values.ValueCsv;
import dev.foretrait.cli.values.ValueLines;
import dev.foretrait.cli.values.ValueScreen;
import dev.foretrait.cli.values.ValueTable;
import dev.foretrait.engine.definition.Definition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints every profile's values. */
@Command(
        name = "values",
        description =
                "Prints every profile's value of every chosen definition, ordered by profile, those of accounts behind"
                        + " those of users: as a table of the first profiles on a terminal, as ndjson elsewhere. Formats: table, json, ndjson, csv; and for one definition"
                        + " Segment's own downloads segment-a, segment-b, segment-c.",
        footer = {
            "",
            "Examples:",
            "  foretrait values total_inbounds",
            "  foretrait values --format csv -o values.csv",
            "  foretrait values total_inbounds --format segment-b -o total_inbounds.csv",
            "  foretrait values --events export.ndjson -q \"event('Signed Up').count()\""
        })
final class ValuesCommand implements Callable<Integer> {

    private static final List<Format> FORMATS = List.of(Format.values());

    private final Invocation invocation;

    @Mixin
    private final EventOptions space = new EventOptions();

    @Mixin
    private final DefinitionOptions definitions = new DefinitionOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ValuesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        boolean watched = invocation.outputTerminal().interactive() && !output.toFile();
        Format format = output.format(FORMATS, watched ? Format.TABLE : Format.NDJSON);
        SpaceOnDisk onDisk = space.find(invocation);
        ChosenDefinitions all = definitions.choose(onDisk, invocation);
        List<Definition> chosen = all.chosen();
        if (isDownload(format) && chosen.size() != 1) {
            throw Failure.unusable(
                    format + " holds one definition, and " + chosen.size() + " are chosen", "name the key of one");
        }
        LinkedEntities entities = LinkedEntities.of(onDisk, all, invocation);
        try (SpaceInUse used = space.open(onDisk, invocation)) {
            List<EvaluatedColumn> columns = EvaluatedColumn.of(
                    chosen,
                    all.read().definitions(),
                    used.snapshot(),
                    entities.over(used.snapshot()),
                    used.asOf(),
                    used.semantics(),
                    used.parallelism());
            columns.forEach(column -> column.obstacle()
                    .ifPresent(obstacle -> invocation.note("no values of " + column.key() + " here: " + obstacle)));
            ValueTable table = new ValueTable(
                    new UsersAndAccounts(used.ids(), used.accountIds()), List.<ValueColumn>copyOf(columns));
            used.tellAsOf(format, invocation);
            output.write(invocation, out -> write(table, format, used, chosen, out));
            if (format == Format.TABLE) {
                long more = table.members().count() - ValueScreen.MOST_PROFILES;
                if (more > 0) {
                    invocation.note(more + " more profiles; --format ndjson or csv prints them all");
                }
            }
        }
        return ExitStatus.FINE;
    }

    private void write(ValueTable table, Format format, SpaceInUse used, List<Definition> chosen, OutputStream out)
            throws IOException {
        switch (format) {
            case TABLE -> {
                Terminal terminal = output.terminal(invocation);
                TextLines.write(used.heading(chosen).above(ValueScreen.lines(table, terminal), terminal), out);
            }
            case JSON -> new ValueLines(table).writeArray(out);
            case NDJSON -> new ValueLines(table).writeLines(out);
            case CSV -> new ValueCsv(table).write(out);
            case SEGMENT_A -> new SegmentCsv(table, SegmentCsv.Layout.JSON_ONLY, used.semantics()).write(out);
            case SEGMENT_B -> new SegmentCsv(table, SegmentCsv.Layout.COLUMNS, used.semantics()).write(out);
            case SEGMENT_C -> new SegmentCsv(table, SegmentCsv.Layout.ROWS, used.semantics()).write(out);
        }
    }

    private static boolean isDownload(Format format) {
        return switch (format) {
            case TABLE, JSON, NDJSON, CSV -> false;
            case SEGMENT_A, SEGMENT_B, SEGMENT_C -> true;
        };
    }
}
