package dev.foretrait.cli.explain;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Paint;
import dev.foretrait.cli.terminal.Table;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.evidence.ChainEvidence;
import dev.foretrait.engine.evidence.Clause;
import dev.foretrait.engine.evidence.Contribution;
import dev.foretrait.engine.evidence.Event;
import dev.foretrait.engine.evidence.Found;
import dev.foretrait.engine.evidence.Frequency;
import dev.foretrait.engine.evidence.NearMiss;
import dev.foretrait.engine.query.Printer;
import java.util.ArrayList;
import java.util.List;

/** The events of a chain as a screen: what counts, what does not and why. */
final class ChainScreen {

    private static final String INDENT = "  ";
    private static final int HEAD = 3;
    private static final int TAIL = 7;
    private static final int MOST_GROUPS = 6;
    private static final int MOST_REASONS = 2;
    private static final int GROUP_TAIL = 3;
    private static final int MOST_FORMS = 8;

    private final Terminal terminal;
    private final Paint paint;
    private final boolean all;
    private final Printer printer;

    /**
     * @param printer how the space writes queries
     */
    ChainScreen(Terminal terminal, boolean all, Printer printer) {
        this.terminal = terminal;
        this.printer = printer;
        this.paint = terminal.paint();
        this.all = all;
    }

    List<String> lines(ChainEvidence chain) {
        List<String> lines = new ArrayList<>();
        if (!chain.frequencies().isEmpty()) {
            frequencies(chain, lines);
        }
        if (!chain.contributions().isEmpty()) {
            contributions(chain, lines);
        }
        if (!chain.nearMisses().isEmpty()) {
            nearMisses(chain, lines);
        }
        return lines;
    }

    /** Why events do not count, without the events: the commonest reasons. */
    List<String> reasons(ChainEvidence chain) {
        List<String> lines = new ArrayList<>();
        MissGroup.of(chain.nearMisses(), printer).stream()
                .limit(MOST_REASONS)
                .forEach(group -> lines.addAll(reasonLines(group, chain)));
        return lines;
    }

    private List<String> reasonLines(MissGroup group, ChainEvidence chain) {
        String count = Figures.grouped(group.events().size()) + " × ";
        return Flow.words(Cells.printable(count + reason(group, chain)), INDENT, terminal.width());
    }

    private void frequencies(ChainEvidence chain, List<String> lines) {
        long asked = chain.chain().reduction().frequency();
        section("how often", lines);
        Table table =
                new Table(List.of(Table.Column.left("value"), Table.Column.right("times"), Table.Column.left("")));
        List<Frequency> forms = chain.frequencies();
        int shown = all ? forms.size() : Math.min(MOST_FORMS, forms.size());
        for (int at = 0; at < shown; at++) {
            boolean wins = at == 0 && !chain.value().isAbsent();
            Frequency form = forms.get(at);
            boolean isTie = !wins
                    && form.times() == forms.get(0).times()
                    && !chain.value().isAbsent();
            String remark =
                    wins ? "wins" : form.times() < asked ? "fewer than " + asked : isTie ? "later by code point" : "";
            table.add(List.of(form.form(), Figures.grouped(form.times()), remark));
        }
        table.lines(terminal.width() - INDENT.length(), paint).forEach(line -> lines.add(INDENT + line));
        more(forms.size() - shown, "other value", lines);
    }

    private void contributions(ChainEvidence chain, List<String> lines) {
        List<Contribution> events = chain.contributions();
        section("counted: " + Figures.count(events.size(), "event"), lines);
        int winner = chain.winner().map(ChainEvidence.Winner::contribution).orElse(-1);
        EventLines rows = new EventLines(chain, terminal);
        int hidden = all || events.size() <= HEAD + TAIL + 2 ? 0 : events.size() - HEAD - TAIL;
        for (int at = 0; at < events.size(); at++) {
            boolean isHidden = at >= HEAD && at < HEAD + hidden;
            if (isHidden && at == HEAD) {
                lines.add(INDENT + paint.faint("… " + Figures.grouped(hidden) + " more; --all shows them"));
            }
            if (!isHidden || at == winner) {
                lines.add(rows.line(events.get(at), at == winner));
                steps(events.get(at).steps(), INDENT + INDENT, lines);
            }
        }
    }

    private void nearMisses(ChainEvidence chain, List<String> lines) {
        section("not counted: " + Figures.count(chain.nearMisses().size(), "event"), lines);
        List<MissGroup> groups = MissGroup.of(chain.nearMisses(), printer);
        int shown = all ? groups.size() : Math.min(MOST_GROUPS, groups.size());
        for (MissGroup group : groups.subList(0, shown)) {
            group(group, chain, lines);
        }
        if (shown < groups.size()) {
            long events = groups.subList(shown, groups.size()).stream()
                    .mapToLong(group -> group.events().size())
                    .sum();
            lines.add(INDENT
                    + paint.faint("and " + Figures.count(events, "event") + " for "
                            + Figures.count(groups.size() - shown, "other reason") + "; --all shows them"));
        }
    }

    private void group(MissGroup group, ChainEvidence chain, List<String> lines) {
        lines.addAll(reasonLines(group, chain));
        List<NearMiss> events = group.events();
        int shown = all ? events.size() : Math.min(GROUP_TAIL, events.size());
        if (shown < events.size()) {
            lines.add(INDENT + INDENT + paint.faint("… " + Figures.grouped(events.size() - shown) + " before"));
        }
        for (NearMiss miss : events.subList(events.size() - shown, events.size())) {
            Event event = miss.event();
            String time = IsoTime.format(event.timestamp());
            String far = miss.first()
                    .outside()
                    .map(outside -> "  " + Words.distance(outside))
                    .orElse("");
            String late = event.lateness()
                    .map(later -> "  received " + Words.length(later) + " late")
                    .orElse("");
            String text = Cells.fit(
                    Cells.printable(time + "  " + event.messageId() + far + late),
                    terminal.width() - 2 * INDENT.length());
            lines.add(INDENT + INDENT + text);
            steps(miss.first().found(), INDENT + INDENT + INDENT, lines);
        }
    }

    private void steps(List<Found> found, String indent, List<String> lines) {
        StepLines.of(found, all, terminal.width() - indent.length(), printer).forEach(step -> lines.add(indent + step));
    }

    private String reason(MissGroup group, ChainEvidence chain) {
        Clause clause = group.clause();
        String others = group.others() == 0
                ? ""
                : "; and " + Figures.count(group.others(), "more condition")
                        + (group.others() == 1 ? " fails" : " fail");
        if (clause instanceof Clause.InWindow) {
            return "outside " + clause.asked(printer) + window(chain) + others;
        }
        if (clause instanceof Clause.InSession) {
            return "outside the session of " + clause.asked(printer)
                    + chain.sessionBegan()
                            .map(began -> ", which began " + IsoTime.format(began))
                            .orElse("")
                    + others;
        }
        if (clause instanceof Clause.HasItem) {
            return Words.noValue(clause.asked(printer), group.found());
        }
        if (clause instanceof Clause.InHistory) {
            return "outside the history that counts (L-EVT-3, U-14, U-50)";
        }
        return clause.asked(printer) + (group.found().isEmpty() ? "" : ": found " + group.found()) + others;
    }

    private static String window(ChainEvidence chain) {
        String from = chain.from().map(time -> " from " + IsoTime.format(time)).orElse("");
        String until = chain.until().map(time -> " to " + IsoTime.format(time)).orElse("");
        return from.isEmpty() && until.isEmpty() ? "" : ", which goes" + from + until;
    }

    private void more(int more, String noun, List<String> lines) {
        if (more > 0) {
            lines.add(INDENT + paint.faint(Figures.count(more, noun) + "; --all shows them"));
        }
    }

    private void section(String title, List<String> lines) {
        lines.add("");
        lines.add(paint.bold(title));
    }
}
