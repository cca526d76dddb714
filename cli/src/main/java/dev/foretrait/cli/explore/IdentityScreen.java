package dev.foretrait.cli.explore;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Paint;
import dev.foretrait.cli.terminal.Table;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.engine.identity.IsolatedSource;
import dev.foretrait.engine.identity.LogEntry;
import dev.foretrait.engine.identity.LogKind;
import dev.foretrait.engine.identity.OrderSensitivity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Identity resolution as a screen: which ids there are, what went wrong and what to do about it. */
public final class IdentityScreen {

    private static final String INDENT = "  ";

    private final Terminal terminal;
    private final Paint paint;

    public IdentityScreen(Terminal terminal) {
        this.terminal = terminal;
        this.paint = terminal.paint();
    }

    /** All lines of the screen. */
    public List<String> lines(IdentityCard card) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold(card.heading().line()));
        lines.add("");
        types(card, lines);
        for (LogKind kind : LogKind.values()) {
            if (kind.level() != LogKind.Level.SUCCESS && card.log().count(kind) > 0) {
                trouble(kind, card, lines);
            }
        }
        card.isolated().forEach(source -> isolated(source, lines));
        lines.add("");
        words(
                Figures.count(card.log().count(LogKind.PROFILE_CREATED), "profile") + " made, "
                        + Figures.grouped(card.log().count(LogKind.PROFILE_MERGED)) + " merged into others, "
                        + Figures.count(card.accounts(), "account"),
                "",
                lines);
        card.orders().ifPresent(orders -> orders(orders, lines));
        return lines;
    }

    private void types(IdentityCard card, List<String> lines) {
        Table table = new Table(List.of(
                Table.Column.left("identifier"),
                Table.Column.left("limit"),
                Table.Column.right("profiles"),
                Table.Column.right("share"),
                Table.Column.right("values")));
        for (IdentityCard.TypeUse use : card.types()) {
            table.add(List.of(
                    use.type(),
                    use.limit(),
                    Figures.grouped(use.profiles()),
                    Figures.percent(use.profiles(), card.heading().profiles()),
                    Figures.grouped(use.values())));
        }
        lines.addAll(table.lines(terminal.width(), paint));
    }

    private void trouble(LogKind kind, IdentityCard card, List<String> lines) {
        String title = Figures.grouped(card.log().count(kind)) + " × " + kind.title();
        lines.add("");
        lines.add(kind.level() == LogKind.Level.WARNING ? paint.yellow(title) : paint.red(title));
        LogEntry first = card.log().entries(kind).get(0);
        words("first: " + sentence(first), INDENT, lines);
        words(kind.nextStep(), INDENT, lines);
    }

    private static String sentence(LogEntry entry) {
        String subject = ids(entry.subject());
        String all = ids(entry.identifiers());
        return Cells.printable("\"" + entry.name() + "\" at " + IsoTime.format(entry.time()) + ", messageId "
                + entry.messageId()
                + (subject.isEmpty() ? "" : ", left out " + subject)
                + (all.isEmpty() || all.equals(subject) ? "" : ", of " + all)
                + (entry.detail().isEmpty() ? "" : "; " + entry.detail()));
    }

    private static String ids(List<ExternalId> ids) {
        return ids.stream().map(id -> id.type() + ":" + id.value()).collect(Collectors.joining(", "));
    }

    private void isolated(IsolatedSource source, List<String> lines) {
        lines.add("");
        lines.add(paint.yellow(Cells.printable("source " + source.sourceId() + " shares no identifier with others")));
        words(
                "its profiles have " + String.join(", ", source.types()) + "; those of other sources "
                        + String.join(", ", source.typesElsewhere()),
                INDENT,
                lines);
        words("a person known to both has two profiles: send one identifier from both sides", INDENT, lines);
    }

    private void orders(OrderSensitivity orders, List<String> lines) {
        String differing = orders.worst() == 0 ? "none" : "up to " + Figures.grouped(orders.worst());
        words(
                "in " + Figures.count(orders.differing().size(), "random order") + " of arrival, " + differing + " of "
                        + Figures.count(orders.profiles(), "profile") + " would have other messages",
                "",
                lines);
    }

    private void words(String sentence, String indent, List<String> lines) {
        lines.addAll(Flow.words(sentence, indent, terminal.width()));
    }
}
