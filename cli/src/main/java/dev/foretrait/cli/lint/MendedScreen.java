package dev.foretrait.cli.lint;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Source;
import dev.foretrait.engine.query.Printer;
import dev.foretrait.engine.repair.Observation;
import dev.foretrait.engine.repair.Repair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Repairs on a screen: each definition with its members before and after, then what changed in the files. */
public final class MendedScreen {

    private static final String INDENT = "  ";

    private final Terminal terminal;
    private final Printer printer;
    private final boolean dryRun;

    /**
     * A screen for the terminal.
     *
     * @param printer how the space writes queries
     * @param dryRun whether nothing was written
     */
    public MendedScreen(Terminal terminal, Printer printer, boolean dryRun) {
        this.terminal = terminal;
        this.printer = printer;
        this.dryRun = dryRun;
    }

    /**
     * All lines.
     *
     * @param removed findings about options without effect that are taken out
     * @param differences what changed, file by file, as {@code diff -u} writes it
     */
    public List<String> lines(List<Mended> all, List<Diagnostic> removed, List<List<String>> differences) {
        List<String> lines = new ArrayList<>();
        for (Mended mended : all) {
            lines.add(terminal.paint().bold(title(mended)));
            what(mended).forEach(text -> lines.addAll(Flow.words(Cells.printable(text), INDENT, terminal.width())));
        }
        for (Diagnostic finding : removed) {
            lines.add(terminal.paint().bold(place(finding)));
            lines.addAll(Flow.words(Cells.printable("removed: " + finding.message()), INDENT, terminal.width()));
        }
        for (List<String> difference : differences) {
            lines.add("");
            difference.stream().map(this::painted).forEach(lines::add);
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(summary(all, removed.size(), differences.size()));
        return lines;
    }

    private static String title(Mended mended) {
        String noun = mended.diagnosis().definition().level().noun();
        long before = mended.diagnosis().members();
        return mended.diagnosis().definition().key() + "  "
                + mended.repair()
                        .map(repair -> Figures.grouped(before) + " → " + Figures.count(repair.members(), noun))
                        .orElse(Figures.count(before, noun));
    }

    private List<String> what(Mended mended) {
        Optional<Repair> repair = mended.repair();
        if (repair.isEmpty()) {
            return Stream.concat(
                            mended.diagnosis().observations().stream()
                                    .map(Observation::message)
                                    .limit(1),
                            Stream.of("no other event, property or value would give it members"))
                    .toList();
        }
        return mended.isMade()
                ? List.of(repair.get().edit(printer))
                : List.of(
                        repair.get().edit(printer),
                        "no file was changed; the query is to be: "
                                + printer.text(repair.get().query()));
    }

    private String painted(String line) {
        return line.startsWith("-")
                ? terminal.paint().red(line)
                : line.startsWith("+") ? terminal.paint().cyan(line) : line;
    }

    private static String place(Diagnostic finding) {
        Source.Position position = finding.source().position(finding.span().start());
        return finding.source().name() + ":" + position.line() + ":" + position.column();
    }

    private String summary(List<Mended> all, int removed, int files) {
        String options =
                Figures.count(removed, "option") + " without effect " + (dryRun ? "would be removed" : "removed");
        if (all.isEmpty() && removed > 0) {
            return options + " in " + Figures.count(files, "file");
        }
        if (all.isEmpty()) {
            return "nothing to repair: each definition that was read has members";
        }
        long made = all.stream().filter(Mended::isMade).count();
        String definitions = Figures.count(made, "definition") + (dryRun ? " would be repaired" : " repaired");
        return definitions + " in " + Figures.count(files, "file")
                + (removed > 0 ? " · " + options : "")
                + (made < all.size() ? " · " + Figures.grouped(all.size() - made) + " cannot be" : "");
    }
}
