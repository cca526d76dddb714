package dev.foretrait.cli.explain;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.engine.evidence.Failure;
import dev.foretrait.engine.evidence.Follower;
import dev.foretrait.engine.evidence.Found;
import dev.foretrait.engine.query.Operand;
import java.util.ArrayList;
import java.util.List;

/** The steps of a funnel behind an event, a line each. */
final class StepLines {

    private static final int MOST = 3;

    private StepLines() {}

    /** The first steps, or all that evidence tells of. */
    static List<String> of(List<Found> all, boolean isWhole) {
        List<String> lines = new ArrayList<>();
        for (Found found : all) {
            if (found.operand() instanceof Operand.Reduced) {
                int shown = isWhole
                        ? found.followers().size()
                        : Math.min(MOST, found.followers().size());
                found.followers().subList(0, shown).forEach(follower -> {
                    lines.add(line(follower));
                    of(follower.steps(), isWhole).forEach(step -> lines.add("  " + step));
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

    private static String line(Follower follower) {
        String when = Words.length(follower.after()) + " later";
        String event = "↳ \"" + follower.event().name() + "\" " + when + "  "
                + follower.event().messageId();
        return Cells.printable(follower.counts() ? event : event + "  " + reason(follower));
    }

    private static String reason(Follower follower) {
        Failure first = follower.failures().get(0);
        return first.outside()
                .map(Words::distance)
                .orElseGet(() ->
                        first.clause().asked() + (first.found().isEmpty() ? "" : ": found " + Words.found(first)));
    }
}
