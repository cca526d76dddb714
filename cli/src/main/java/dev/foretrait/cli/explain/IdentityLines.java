package dev.foretrait.cli.explain;

import dev.foretrait.cli.explain.Identity.Brought;
import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.storage.space.IdentityTrail.Elsewhere;
import dev.foretrait.storage.space.IdentityTrail.Merged;
import java.util.ArrayList;
import java.util.List;

/** What identity resolution had to do with the events, as lines; none where it did nothing. */
final class IdentityLines {

    private static final String INDENT = "  ";
    private static final int MOST = 5;

    private IdentityLines() {}

    /**
     * The lines.
     *
     * @param details whether messages that count for others are shown, and not only counted
     * @param all whether all of everything is
     */
    static List<String> of(Identity identity, Terminal terminal, boolean details, boolean all) {
        List<String> lines = new ArrayList<>();
        int merged = identity.mergedIds().size();
        if (identity.merges().isPresent()) {
            merges(identity.merges().get(), terminal, all, lines);
        } else if (merged > 0) {
            words(
                    Figures.count(merged, "profile") + (merged == 1 ? " was" : " were")
                            + " merged into this one, and the events count here: "
                            + String.join(", ", identity.mergedIds()),
                    terminal,
                    lines);
        }
        int elsewhere = identity.elsewhere().size();
        if (details) {
            elsewhere(identity.elsewhere(), terminal, all, lines);
        } else if (elsewhere > 0) {
            words(
                    Figures.count(elsewhere, "message") + " with an id of this profile "
                            + (elsewhere == 1 ? "counts" : "count") + " for another; --identity shows "
                            + (elsewhere == 1 ? "it" : "them"),
                    terminal,
                    lines);
        }
        return lines;
    }

    private static void merges(List<Brought> merges, Terminal terminal, boolean all, List<String> lines) {
        int shown = all ? merges.size() : Math.min(MOST, merges.size());
        for (Brought brought : merges.subList(0, shown)) {
            Merged merged = brought.merged();
            words(
                    merged.segmentId() + " became part of this profile at " + IsoTime.format(merged.at())
                            + ", by message " + merged.messageId() + ": "
                            + ownUntilThen(brought.events().size()),
                    terminal,
                    lines);
        }
        if (shown < merges.size()) {
            int events = merges.subList(shown, merges.size()).stream()
                    .mapToInt(brought -> brought.events().size())
                    .sum();
            words(
                    "and so did " + Figures.count(merges.size() - shown, "more profile") + ": " + ownUntilThen(events)
                            + "; --all shows them",
                    terminal,
                    lines);
        }
    }

    private static String ownUntilThen(int events) {
        return events == 0
                ? "it brought none of these events"
                : "it brought " + Figures.count(events, "event") + " of these";
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
