package dev.foretrait.cli.lint;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.query.Level;
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
    private final boolean dryRun;

    /**
     * A screen for the terminal.
     *
     * @param dryRun whether nothing was written
     */
    public MendedScreen(Terminal terminal, boolean dryRun) {
        this.terminal = terminal;
        this.dryRun = dryRun;
    }

    /**
     * All lines.
     *
     * @param differences what changed, file by file, as {@code diff -u} writes it
     */
    public List<String> lines(List<Mended> all, List<List<String>> differences) {
        List<String> lines = new ArrayList<>();
        for (Mended mended : all) {
            lines.add(terminal.paint().bold(title(mended)));
            what(mended).forEach(text -> lines.addAll(Flow.words(Cells.printable(text), INDENT, terminal.width())));
        }
        for (List<String> difference : differences) {
            lines.add("");
            difference.stream().map(this::painted).forEach(lines::add);
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(summary(all, differences.size()));
        return lines;
    }

    private static String title(Mended mended) {
        String noun = mended.diagnosis().definition().level() == Level.ACCOUNTS ? "account" : "profile";
        long before = mended.diagnosis().members();
        return mended.diagnosis().definition().key() + "  "
                + mended.repair()
                        .map(repair -> Figures.grouped(before) + " → " + Figures.count(repair.members(), noun))
                        .orElse(Figures.count(before, noun));
    }

    private static List<String> what(Mended mended) {
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
                ? List.of(repair.get().edit())
                : List.of(
                        repair.get().edit(),
                        "no file was changed; the query is to be: "
                                + Printer.print(repair.get().query()));
    }

    private String painted(String line) {
        return line.startsWith("-")
                ? terminal.paint().red(line)
                : line.startsWith("+") ? terminal.paint().cyan(line) : line;
    }

    private String summary(List<Mended> all, int files) {
        if (all.isEmpty()) {
            return "nothing to repair: each definition that was read has members";
        }
        long made = all.stream().filter(Mended::isMade).count();
        String definitions = Figures.count(made, "definition") + (dryRun ? " would be repaired" : " repaired");
        return definitions + " in " + Figures.count(files, "file")
                + (made < all.size() ? " · " + Figures.grouped(all.size() - made) + " cannot be" : "");
    }
}
