package dev.foretrait.cli;

import dev.foretrait.cli.imports.ImportScreen;
import dev.foretrait.cli.imports.RejectedLines;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.ingest.Rejected;
import dev.foretrait.storage.space.Space;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads exports into the space. */
@Command(
        name = "import",
        description =
                "Reads exports into the space: messages as JSON lines, arrays or batches, plain or gzip. Importing the"
                        + " same data again changes nothing. Lines that are left out go into .foretrait/rejected.ndjson, each with"
                        + " its reason.",
        footer = {
            "",
            "Examples:",
            "  foretrait import export.ndjson.gz",
            "  foretrait import exports/ 'more/2026-*.gz'",
            "  zcat export.gz | foretrait import -",
            "  foretrait import --strict export.ndjson"
        })
final class ImportCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A file, a folder with all that is below it, a glob, or - for standard input.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--strict",
            description =
                    "Exit with status 1 if a line is rejected, now or by an earlier import of the same file; lines left"
                            + " out on purpose are not.")
    private boolean strict;

    ImportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        SpaceOnDisk onDisk = SpaceOnDisk.find(invocation);
        try (Space space = onDisk.open(invocation)) {
            long start = System.nanoTime();
            Imports imports = new Imports(invocation);
            List<ImportSource> sources = imports.sources(paths);
            ImportReport report = imports.runAll(space, sources);
            invocation.note(ImportScreen.totals(report, Duration.ofNanos(System.nanoTime() - start)));
            imports.screen().rejected(report).forEach(invocation::note);
            imports.screen().warnings(report).forEach(invocation::note);
            Path file = onDisk.hiddenFolder(invocation).resolve("rejected.ndjson");
            List<Rejected> leftOut = space.rejected();
            long errors = strict ? RejectedLines.errorsIn(sources, leftOut) : 0;
            long earlier = errors - ImportScreen.errors(report);
            if (earlier > 0) {
                invocation.note(Figures.count(earlier, "line")
                        + " of these exports left out since an earlier import: repair and import again");
            }
            if (RejectedLines.write(leftOut, file) && (report.rejectedTotal() > 0 || errors > 0)) {
                invocation.note("lines left out, with reasons: " + invocation.shown(file));
            }
            imports.needNamed(report, paths, "check its permissions and import again; what could be read is stored");
            if (ImportScreen.isUnreadable(report)) {
                return ExitStatus.UNUSABLE;
            }
            return errors > 0 ? ExitStatus.FINDINGS : ExitStatus.FINE;
        }
    }
}
