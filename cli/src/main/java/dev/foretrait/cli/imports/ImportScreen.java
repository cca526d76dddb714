package dev.foretrait.cli.imports;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.FilePlace;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.storage.ingest.ImportReport;
import dev.foretrait.storage.ingest.ImportRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The end of an import as a screen: the totals, then each reason with its first place and what to do. */
public final class ImportScreen {

    private static final String INDENT = "  ";
    private static final int MOST_WARNINGS = 5;

    private final Terminal terminal;
    private final Path here;

    /** A screen on which files below {@code here} are named from there. */
    public ImportScreen(Terminal terminal, Path here) {
        this.terminal = terminal;
        this.here = here;
    }

    /** One line: read, stored, duplicate, rejected. */
    public static String totals(ImportReport report, Duration elapsed) {
        long known = unchangedLines(report);
        return "read " + Figures.count(report.read(), "message") + " · stored " + Figures.grouped(report.stored())
                + " · duplicate " + Figures.grouped(report.duplicate()) + " · rejected "
                + Figures.grouped(report.rejectedTotal())
                + (known > 0 ? " · known already " + Figures.grouped(known) : "") + " · "
                + Figures.elapsed(elapsed);
    }

    private static long unchangedLines(ImportReport report) {
        return report.files().stream()
                .mapToLong(ImportReport.FileReport::unchangedLines)
                .sum();
    }

    /** Whether nothing came of the import because no file is an export that can be read. */
    public static boolean isUnreadable(ImportReport report) {
        return report.rejectedTotal() > 0 && report.read() == 0 && unchangedLines(report) == 0;
    }

    /** Whether anything is wrong with the data: what is left out on purpose is not. */
    public static boolean hasErrors(ImportReport report) {
        return errors(report) > 0;
    }

    /** How many lines and files were left out because something is wrong with them. */
    public static long errors(ImportReport report) {
        return report.rejected().entrySet().stream()
                .filter(entry -> entry.getKey().severity() == Severity.ERROR)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What was left out and why, the commonest reason first. */
    public List<String> rejected(ImportReport report) {
        List<String> lines = new ArrayList<>();
        commonestFirst(report.rejected()).forEach(entry -> add(entry, report, lines));
        return lines;
    }

    /** What was stored all the same, the commonest five warnings in a line each. */
    public List<String> warnings(ImportReport report) {
        List<Map.Entry<ImportRule, Long>> warnings = commonestFirst(report.warnings());
        List<String> lines = new ArrayList<>();
        for (Map.Entry<ImportRule, Long> entry : warnings.subList(0, Math.min(MOST_WARNINGS, warnings.size()))) {
            lines.addAll(Flow.words(
                    "warning: " + Figures.grouped(entry.getValue()) + " × "
                            + entry.getKey().summary() + first(entry.getKey(), report),
                    "",
                    terminal.width()));
        }
        int more = warnings.size() - MOST_WARNINGS;
        if (more > 0) {
            lines.add("and " + Figures.count(more, "warning") + " of other kinds");
        }
        return lines;
    }

    private void add(Map.Entry<ImportRule, Long> entry, ImportReport report, List<String> lines) {
        ImportRule rule = entry.getKey();
        String count = Figures.grouped(entry.getValue()) + " × ";
        List<String> summary = Flow.words(
                count + rule.summary() + first(rule, report) + " [" + rule.id() + "]", INDENT, terminal.width());
        lines.add(rule.severity() == Severity.ERROR ? terminal.paint().red(summary.get(0)) : summary.get(0));
        lines.addAll(summary.subList(1, summary.size()));
        lines.addAll(Flow.words(rule.remedy(), INDENT + INDENT, terminal.width()));
    }

    private String first(ImportRule rule, ImportReport report) {
        return report.samples().getOrDefault(rule, List.of()).stream()
                .findFirst()
                .map(sample -> ", first in " + Cells.printable(FilePlace.of(sample.file(), sample.line(), here)))
                .orElse("");
    }

    private static List<Map.Entry<ImportRule, Long>> commonestFirst(Map<ImportRule, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<ImportRule, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
