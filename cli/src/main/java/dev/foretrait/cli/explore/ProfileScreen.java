package dev.foretrait.cli.explore;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Paint;
import dev.foretrait.cli.terminal.Shown;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A profile as a screen: who it is, what it has, what it did. */
public final class ProfileScreen {

    private static final String INDENT = "  ";
    private static final int NAME_CELLS = 36;
    private static final int VALUE_CELLS = 40;
    private static final int NAMES_COLUMN = 16;

    private final Terminal terminal;
    private final Paint paint;

    public ProfileScreen(Terminal terminal) {
        this.terminal = terminal;
        this.paint = terminal.paint();
    }

    /** All lines of the screen. */
    public List<String> lines(ProfileCard card) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold(card.segmentId()) + " · as of " + IsoTime.format(card.asOf()));
        section("identifiers", lines);
        card.externalIds().forEach((type, values) -> addLine(type, String.join(", ", values), NAMES_COLUMN, lines));
        if (!card.mergedIds().isEmpty()) {
            addLine("merged", String.join(", ", card.mergedIds()), NAMES_COLUMN, lines);
        }
        if (!card.linked().isEmpty()) {
            String linked = card.linked().stream().map(Linked::readable).collect(Collectors.joining(", "));
            addLine(card.linkedAs(), linked, NAMES_COLUMN, lines);
        }
        if (!card.traits().fields().isEmpty()) {
            section("traits", lines);
            values(card.traits().fields(), lines);
        }
        if (!card.values().isEmpty()) {
            section("computed", lines);
            values(card.values(), lines);
        }
        section(Figures.count(card.total(), "message") + ", the newest first", lines);
        card.messages().forEach(message -> addMessage(message, lines));
        long more = card.total() - card.messages().size();
        if (more > 0) {
            lines.add(INDENT + paint.faint(Figures.grouped(more) + " older; --limit shows more"));
        }
        return lines;
    }

    private void section(String title, List<String> lines) {
        lines.add("");
        lines.add(paint.bold(title));
    }

    private void values(Map<String, Value> values, List<String> lines) {
        int widest = values.keySet().stream()
                .mapToInt(name -> Cells.width(Cells.printable(name)))
                .max()
                .orElse(0);
        int column = Math.min(NAME_CELLS, widest);
        values.forEach((name, value) ->
                addLine(name, Shown.value(value, terminal.width() - column - 2 * INDENT.length()), column, lines));
    }

    private void addLine(String name, String text, int column, List<String> lines) {
        String shownName = Cells.fit(Cells.printable(name), column);
        String shown = Cells.fit(Cells.printable(text), terminal.width() - column - 2 * INDENT.length());
        lines.add(INDENT + paint.faint(Cells.left(shownName, column)) + INDENT + shown);
    }

    private void addMessage(Message message, List<String> lines) {
        String name = message.eventName().orElse(message.type().spelling());
        Flow flow = new Flow(INDENT, "  ", terminal.width());
        String time = IsoTime.format(message.timestamp());
        flow.add(paint.faint(time), time.length());
        flow.add(Cells.fit(Cells.printable(name), NAME_CELLS));
        String indent = " ".repeat(time.length() + 2 * INDENT.length());
        lines.addAll(flow.lines());
        Flow properties = new Flow(indent, " · ", terminal.width());
        message.payload().fields().forEach((property, value) -> {
            String label = Cells.fit(Cells.printable(property), NAME_CELLS);
            String text = label + " " + Shown.value(value, VALUE_CELLS);
            properties.add(Cells.fit(text, terminal.width() - indent.length()));
        });
        lines.addAll(properties.lines());
    }
}
