package dev.foretrait.cli.lint;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.diagnostic.Rule;
import dev.foretrait.engine.diagnostic.Severities;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.engine.semantics.Limitation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules, with what they ask and how bad a case of each is here. */
public final class RuleSheet {

    private static final String OFF = "off";
    private static final String GAP = "  ";
    private static final String SILENCE = ": { severity: off, reason: why it does not matter here }";

    private final Terminal terminal;
    private final Severities severities;

    public RuleSheet(Terminal terminal, Severities severities) {
        this.terminal = terminal;
        this.severities = severities;
    }

    /** Every rule on a line, or two. */
    public List<String> lines(List<Rule> rules) {
        int idCells = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        int severityCells = Severity.WARNING.name().length();
        String indent = " ".repeat(idCells + severityCells + 2 * GAP.length());
        List<String> lines = new ArrayList<>();
        for (Rule rule : rules) {
            List<String> summary = Flow.words(rule.summary(), indent, terminal.width());
            lines.add(terminal.paint().bold(Cells.left(rule.id(), idCells))
                    + GAP
                    + Cells.left(severity(rule), severityCells)
                    + GAP
                    + summary.get(0).strip());
            lines.addAll(summary.subList(1, summary.size()));
        }
        return lines;
    }

    /** All that there is to say of one rule. */
    public List<String> explanation(Rule rule) {
        List<String> lines = new ArrayList<>();
        lines.add(terminal.paint().bold(rule.id()) + GAP + severity(rule));
        lines.addAll(Flow.words(rule.summary(), GAP, terminal.width()));
        Optional<RuleHelp> help = RuleHelp.of(rule);
        help.ifPresent(page -> {
            lines.add("");
            lines.addAll(Flow.words(page.why(), GAP, terminal.width()));
        });
        Pattern named = Pattern.compile("\\b" + Pattern.quote(rule.id()) + "\\b(?!-)");
        Stream.of(Limitation.values())
                .filter(row -> named.matcher(row.note()).find())
                .forEach(row -> lines.add(GAP + row.id() + GAP + row.summary()));
        help.ifPresent(page -> page.examples().forEach(line -> lines.add(line.isEmpty() ? line : GAP + line)));
        if (rule.severity() == Severity.ERROR) {
            lines.add("");
            lines.addAll(Flow.words("What it is about cannot be used, so it stays an error.", GAP, terminal.width()));
        } else {
            lines.add("");
            lines.addAll(Flow.words("To change that, in foretrait.yaml:", GAP, terminal.width()));
            lines.add(GAP + GAP + "lint:");
            lines.add(GAP + GAP + "  rules:");
            lines.add(GAP + GAP + "    " + rule.id() + SILENCE);
            lines.add("");
            lines.addAll(Flow.words("Or beside one definition, for that alone:", GAP, terminal.width()));
            lines.add(GAP + GAP + "lint:");
            lines.add(GAP + GAP + "  " + rule.id() + SILENCE);
        }
        return lines;
    }

    private String severity(Rule rule) {
        Optional<Severity> severity = severities.of(rule);
        return severity.map(some -> some.name().toLowerCase(Locale.ROOT)).orElse(OFF);
    }
}
