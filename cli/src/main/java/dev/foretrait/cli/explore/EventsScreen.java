package dev.foretrait.cli.explore;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Paint;
import dev.foretrait.cli.terminal.Shown;
import dev.foretrait.cli.terminal.Table;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.diagnostic.Severity;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.observe.ObservedEvent;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.observe.ValueKind;
import dev.foretrait.engine.reference.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The events of a space as a screen: a paragraph for each name, a line for each property. */
public final class EventsScreen {

    private static final String INDENT = "  ";
    private static final String MARK = "! ";
    private static final int MOST_VALUES = 4;
    private static final int VALUE_CELLS = 20;

    private final Terminal terminal;
    private final Paint paint;

    public EventsScreen(Terminal terminal) {
        this.terminal = terminal;
        this.paint = terminal.paint();
    }

    /** All lines, the most frequent event first. */
    public List<String> lines(EventsCard card) {
        List<String> lines = new ArrayList<>();
        card.observed().events().stream()
                .sorted(Comparator.comparingLong(ObservedEvent::messages).reversed())
                .forEach(event -> {
                    if (!lines.isEmpty()) {
                        lines.add("");
                    }
                    add(event, lines);
                    card.of(event).forEach(violation -> add(violation, lines));
                });
        addBelow(card, lines);
        return lines;
    }

    private void add(Violation violation, List<String> lines) {
        boolean isNote = violation.rule().severity() == Severity.NOTE;
        Flow.words(MARK + Cells.printable(violation.words()), INDENT, terminal.width())
                .forEach(line -> lines.add(isNote ? paint.faint(line) : paint.yellow(line)));
        violation
                .hint()
                .ifPresent(hint -> Flow.words(Cells.printable(hint), INDENT + INDENT, terminal.width())
                        .forEach(line -> lines.add(paint.faint(line))));
    }

    /** What there is no event for. */
    private void addBelow(EventsCard card, List<String> lines) {
        List<String> below = new ArrayList<>();
        for (Violation violation : card.ofUnseen()) {
            String text = Cells.printable(violation.event()) + ": " + violation.message();
            Flow.words(text, "", terminal.width()).forEach(line -> below.add(paint.faint(line)));
        }
        for (DroppedKind kind : card.dropped()) {
            String text = count(kind) + kind.rule().summary() + " ("
                    + kind.places().stream().map(Cells::printable).collect(Collectors.joining(", ")) + ")";
            Flow.words(text, "", terminal.width()).forEach(line -> below.add(paint.yellow(line)));
            Flow.words(kind.rule().remedy(), INDENT, terminal.width()).forEach(line -> below.add(paint.faint(line)));
        }
        if (card.beforeHistory() > 0) {
            String text = "older than " + card.history().orElseThrow().toDays()
                    + " days, and so without effect (L-EVT-3): " + Figures.count(card.beforeHistory(), "event");
            Flow.words(text, "", terminal.width()).forEach(line -> below.add(paint.yellow(line)));
        }
        if (!below.isEmpty()) {
            lines.add("");
            lines.addAll(below);
        }
    }

    /** Of a file that is damaged, what comes before the damage is there. */
    private static String count(DroppedKind kind) {
        return kind.rule().isOfWholeFile()
                ? Figures.count(kind.count(), "file") + ": "
                : "left out: " + Figures.count(kind.count(), "line") + ", ";
    }

    private void add(ObservedEvent event, List<String> lines) {
        String name = Cells.printable(event.name());
        Flow title = new Flow("", "  ", terminal.width());
        title.add(paint.bold(name), Cells.width(name));
        title.add(Figures.count(event.messages(), "event"));
        title.add(day(IsoTime.format(event.first())) + " to " + day(IsoTime.format(event.last())));
        lines.addAll(title.lines());
        if (event.properties().isEmpty()) {
            lines.add(INDENT + paint.faint("no properties"));
            return;
        }
        Table table = new Table(List.of(
                Table.Column.left("property"),
                Table.Column.right("on"),
                Table.Column.left("type"),
                Table.Column.left("values")));
        for (ObservedProperty property : event.properties()) {
            table.add(List.of(
                    property.path().toString(),
                    Figures.percent(property.messages(), event.messages()),
                    kinds(property),
                    values(property)));
        }
        table.lines(terminal.width() - INDENT.length(), paint).forEach(line -> lines.add(INDENT + line));
    }

    private static String kinds(ObservedProperty property) {
        return property.kinds().entrySet().stream()
                .sorted(Map.Entry.<ValueKind, Long>comparingByValue().reversed())
                .map(entry -> property.kinds().size() == 1
                        ? entry.getKey().word()
                        : entry.getKey().word() + " " + Figures.percent(entry.getValue(), property.messages()))
                .collect(Collectors.joining(", "));
    }

    private static String values(ObservedProperty property) {
        if (!property.isComplete()) {
            return "more than " + Figures.grouped(ObservedProperty.MAX_DISTINCT) + " different ones";
        }
        List<ObservedValue> values = property.values();
        boolean repeats = values.get(0).messages() > 1;
        int more = values.size() - MOST_VALUES;
        return values.stream()
                        .limit(MOST_VALUES)
                        .map(seen -> Shown.value(seen.value(), VALUE_CELLS)
                                + (repeats ? " " + Figures.grouped(seen.messages()) : ""))
                        .collect(Collectors.joining(", "))
                + (more > 0 ? ", " + Figures.grouped(more) + " more" : "");
    }

    private static String day(String timestamp) {
        return timestamp.substring(0, 10);
    }
}
