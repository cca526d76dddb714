package dev.foretrait.cli.explain;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.engine.evidence.Clause;
import dev.foretrait.engine.evidence.Failure;
import dev.foretrait.engine.evidence.Follower;
import dev.foretrait.engine.evidence.Found;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Printer;
import java.util.ArrayList;
import java.util.List;

/** The steps of a funnel behind an event: a line each, and a further one where it takes more to say what keeps a step out. */
final class StepLines {

    private static final int MOST = 3;
    private static final String INDENT = "  ";

    private StepLines() {}

    /**
     * The first steps, or all that evidence tells of.
     *
     * @param width how many cells there are
     * @param printer how the space writes queries
     */
    static List<String> of(List<Found> all, boolean isWhole, int width, Printer printer) {
        List<String> lines = new ArrayList<>();
        for (Found found : all) {
            if (found.operand() instanceof Operand.Reduced) {
                int shown = isWhole
                        ? found.followers().size()
                        : Math.min(MOST, found.followers().size());
                found.followers().subList(0, shown).forEach(follower -> {
                    lines.addAll(lines(follower, width, printer));
                    of(follower.steps(), isWhole, width - INDENT.length(), printer)
                            .forEach(step -> lines.add(INDENT + step));
                });
                if (found.followers().isEmpty()) {
                    lines.add("↳ nothing followed");
                } else if (shown < found.followers().size()) {
                    lines.add("↳ … " + (found.followers().size() - shown) + " more");
                }
            }
        }
        return lines;
    }

    private static List<String> lines(Follower follower, int width, Printer printer) {
        String when = Words.length(follower.after()) + " later";
        String event = Cells.printable("↳ \"" + follower.event().name() + "\" " + when + INDENT
                + follower.event().messageId());
        if (follower.counts()) {
            return List.of(Cells.fit(event, width));
        }
        String reason = Cells.printable(reason(follower, printer));
        String both = event + INDENT + reason;
        if (Cells.width(both) <= width) {
            return List.of(both);
        }
        List<String> lines = new ArrayList<>(List.of(Cells.fit(event, width)));
        lines.addAll(Flow.words(reason, INDENT, width));
        return lines;
    }

    private static String reason(Follower follower, Printer printer) {
        Failure first = follower.failures().get(0);
        if (first.clause() instanceof Clause.HasItem) {
            return "reached, but " + Words.noValue(first.clause().asked(printer), Words.found(first, printer));
        }
        return first.outside()
                .map(Words::distance)
                .orElseGet(() -> first.clause().asked(printer)
                        + (first.found().isEmpty() ? "" : ": found " + Words.found(first, printer)));
    }
}
