package dev.foretrait.cli.lint;

import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.diagnostic.Renderer;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.engine.diagnostic.Style;
import java.util.ArrayList;
import java.util.List;

/** Findings with the lines they are about, and how many there are of each kind. */
public final class LintScreen {

    private final Renderer renderer;
    private final boolean notes;

    /**
     * A screen for the terminal.
     *
     * @param notes whether notes are shown or only counted
     */
    public LintScreen(Terminal terminal, boolean notes) {
        this.renderer = new Renderer(terminal.paint().on() ? Style.COLOUR : Style.PLAIN, terminal.width());
        this.notes = notes;
    }

    /**
     * All lines of the screen.
     *
     * @param definitions how many definitions were looked at
     * @param mendable the keys of those that can be repaired
     */
    public List<String> lines(List<Diagnostic> findings, int definitions, List<String> mendable) {
        List<Diagnostic> shown = findings.stream()
                .filter(finding -> notes || finding.rule().severity() != Severity.NOTE)
                .toList();
        List<String> lines = new ArrayList<>(renderer.render(shown).lines().toList());
        if (!lines.isEmpty()) {
            lines.add("");
        }
        long hidden = findings.size() - shown.size();
        lines.add(Figures.count(definitions, "definition")
                + " · " + Figures.count(count(findings, Severity.ERROR), "error")
                + " · " + Figures.count(count(findings, Severity.WARNING), "warning")
                + " · " + Figures.count(count(findings, Severity.NOTE), "note")
                + (hidden > 0 ? ", see --notes" : ""));
        if (!mendable.isEmpty()) {
            String which = mendable.size() == 1 ? " " + mendable.get(0) : "";
            lines.add(Figures.grouped(mendable.size()) + " without members can be repaired: foretrait lint --fix"
                    + which);
        }
        return lines;
    }

    private static long count(List<Diagnostic> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.rule().severity() == severity)
                .count();
    }
}
