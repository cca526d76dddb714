package dev.foretrait.cli;

import dev.foretrait.cli.imports.ImportScreen;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.ProgressBar;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.storage.ingest.ImportProgress;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportSource;
import dev.foretrait.storage.space.Space;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Imports under the eyes of a person: a bar on a terminal while they run, the trouble afterwards. */
final class Imports {

    /** The path that stands for standard input. */
    static final String STANDARD_INPUT = "-";

    private static final String STANDARD_INPUT_NAME = "standard input";

    private final Invocation invocation;

    Imports(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Imports what the paths mean: files, folders, globs, or standard input. */
    ImportReport run(Space space, List<String> paths) {
        return runAll(space, sources(paths));
    }

    /** What the paths mean; what several of them mean, once. */
    List<ImportSource> sources(List<String> paths) {
        Map<String, ImportSource> sources = new LinkedHashMap<>();
        for (String path : paths) {
            if (path.equals(STANDARD_INPUT)) {
                ImportSource input = ImportSource.of(STANDARD_INPUT_NAME, invocation.in());
                sources.putIfAbsent(input.name(), input);
            } else {
                ImportSource.find(invocation.path(path).toString())
                        .forEach(source -> sources.putIfAbsent(source.name(), source));
            }
        }
        return List.copyOf(sources.values());
    }

    /** Imports all of that. */
    ImportReport runAll(Space space, List<ImportSource> sources) {
        Terminal terminal = invocation.errorTerminal();
        if (!terminal.interactive() || invocation.options().quiet()) {
            return space.importFrom(sources, ImportProgress.SILENT);
        }
        try (ProgressBar bar =
                new ProgressBar(invocation.err(), terminal.width(), terminal.paint(), System.nanoTime())) {
            return space.importFrom(
                    sources, (file, bytes, of, messages) -> bar.show(bytes, of, messages, System.nanoTime()));
        }
    }

    /** Tells what was left out and should not have been, if anything; and what was, if nothing is left. */
    void tellRejected(ImportReport report) {
        boolean nothingElse = report.stored() == 0 && report.rejectedTotal() > 0;
        if (ImportScreen.hasErrors(report) || nothingElse) {
            if (report.rejectedLines() > 0) {
                invocation.note(Figures.grouped(report.rejectedLines()) + " of "
                        + Figures.count(report.read(), "message")
                        + (report.rejectedLines() == 1 ? " was" : " were") + " left out");
            }
            screen().rejected(report).forEach(invocation::note);
        }
    }

    /**
     * Refuses files that were named one by one and could not be read: whoever names a file counts on what is in it. Of others that
     * a folder or a glob led to, it is enough to tell.
     *
     * @param paths what was asked for
     * @param advice what to do about it
     */
    void needNamed(ImportReport report, List<String> paths, String advice) {
        Set<String> named = paths.stream().map(this::nameIfFile).collect(Collectors.toSet());
        List<String> missed = report.unreadable().stream()
                .filter(named::contains)
                .map(name -> invocation.shown(Path.of(name)))
                .toList();
        if (!missed.isEmpty()) {
            throw Failure.unusable(String.join(", ", missed) + " cannot be read", advice);
        }
    }

    private String nameIfFile(String path) {
        return path.equals(STANDARD_INPUT)
                ? STANDARD_INPUT_NAME
                : invocation.path(path).toString();
    }

    ImportScreen screen() {
        return new ImportScreen(
                invocation.errorTerminal(), invocation.environment().folder());
    }
}
