package dev.foretrait.cli.explain;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.storage.space.IdentityTrail.Elsewhere;
import java.util.ArrayList;
import java.util.List;

/** What identity resolution had to do with the events, as lines; none where it did nothing. */
final class IdentityLines {

    private static final String INDENT = "  ";
    private static final int MOST = 5;

    private IdentityLines() {}

    static List<String> of(Identity identity, Terminal terminal, boolean all) {
        List<String> lines = new ArrayList<>();
        if (!identity.mergedIds().isEmpty()) {
            int merged = identity.mergedIds().size();
            words(
                    Figures.count(merged, "profile") + (merged == 1 ? " was" : " were")
                            + " merged into this one, and the events count here: "
                            + String.join(", ", identity.mergedIds()),
                    terminal,
                    lines);
        }
        int copies =
                identity.copies().values().stream().mapToInt(Integer::intValue).sum();
        if (copies > 0) {
            words(
                    Figures.count(copies, "copy", "copies") + " of "
                            + Figures.count(identity.copies().size(), "message")
                            + " here gave way to one received earlier",
                    terminal,
                    lines);
        }
        identity.elsewhere().ifPresent(elsewhere -> elsewhere(elsewhere, terminal, all, lines));
        return lines;
    }

    private static void elsewhere(List<Elsewhere> elsewhere, Terminal terminal, boolean all, List<String> lines) {
        if (elsewhere.isEmpty()) {
            words("no message with an id of this profile counts for another", terminal, lines);
            return;
        }
        words(
                Figures.count(elsewhere.size(), "message") + " with an id of this profile "
                        + (elsewhere.size() == 1 ? "counts" : "count") + " for another:",
                terminal,
                lines);
        int shown = all ? elsewhere.size() : Math.min(MOST, elsewhere.size());
        for (Elsewhere each : elsewhere.subList(elsewhere.size() - shown, elsewhere.size())) {
            String name =
                    each.message().eventName().orElse(each.message().type().spelling());
            String owner = each.owner().map(id -> "counts for " + id).orElse("counts for nobody");
            String line = IsoTime.format(each.message().timestamp()) + "  " + name + ", with "
                    + each.shared().type() + ":" + each.shared().value() + ", " + owner;
            lines.add(INDENT + INDENT + Cells.fit(Cells.printable(line), terminal.width() - 2 * INDENT.length()));
        }
    }

    private static void words(String sentence, Terminal terminal, List<String> lines) {
        lines.addAll(Flow.words(Cells.printable(sentence), INDENT, terminal.width()));
    }
}
