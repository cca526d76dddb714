package dev.foretrait.cli.explain;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.evidence.ChainEvidence;
import dev.foretrait.engine.evidence.Contribution;

/** Events that count, a line each: when, what it gives, its id. Times are never cut. */
final class EventLines {

    private static final String INDENT = "  ";
    private static final int TIME_CELLS = 24;
    private static final int LEAST_ID_CELLS = 8;
    private static final String WINNER = "◀";

    private final Terminal terminal;
    private final boolean hasItem;
    private final int valueCells;

    EventLines(ChainEvidence chain, Terminal terminal) {
        this.terminal = terminal;
        this.hasItem = chain.chain().reduction().item().isPresent();
        int widest = chain.contributions().stream()
                .mapToInt(each -> Cells.width(Words.values(each.values())))
                .max()
                .orElse(0);
        int room = terminal.width() - TIME_CELLS - LEAST_ID_CELLS - WINNER.length() - 4 * INDENT.length();
        this.valueCells = Math.min(room, widest);
    }

    String line(Contribution contribution, boolean wins) {
        StringBuilder line = new StringBuilder(INDENT)
                .append(Cells.left(IsoTime.format(contribution.event().timestamp()), TIME_CELLS));
        if (hasItem) {
            String value = Cells.fit(Words.values(contribution.values()), valueCells);
            line.append(INDENT).append(Cells.left(value, valueCells));
        }
        String late = contribution
                .event()
                .lateness()
                .map(later -> INDENT + "received " + Words.length(later) + " late")
                .orElse("");
        String end = late + (wins ? INDENT + WINNER : "");
        int rest = terminal.width() - Cells.width(line.toString()) - INDENT.length() - Cells.width(end);
        String id = Cells.printable(contribution.event().messageId());
        return line.append(INDENT)
                .append(Cells.fit(id, Math.max(1, rest)))
                .append(end)
                .toString();
    }
}
