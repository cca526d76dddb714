package dev.foretrait.cli.explain;

import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.cli.output.ReadableId;
import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Paint;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.evidence.ConditionEvidence;
import dev.foretrait.engine.evidence.ConditionEvidence.Side;
import dev.foretrait.engine.query.Expression.Quantifier;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Printer;
import java.util.ArrayList;
import java.util.List;

/** The condition of an audience as a tree: what holds, what does not, and the evidence of each leaf. */
final class ConditionScreen {

    private static final String INDENT = "  ";
    private static final int DEEPEST_INDENT = 12;
    private static final int MOST_USERS = 3;

    private final Terminal terminal;
    private final Paint paint;
    private final boolean all;
    private final String asked;
    private final Level level;
    private final ProfileIds users;
    private final Printer printer;
    private boolean isBrief;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param asked the external id that led to the profile
     * @param level whom the audience is of
     * @param users how users are known
     * @param printer how the space writes queries
     */
    ConditionScreen(Terminal terminal, boolean all, String asked, Level level, ProfileIds users, Printer printer) {
        this.terminal = terminal;
        this.paint = terminal.paint();
        this.all = all;
        this.asked = asked;
        this.level = level;
        this.users = users;
        this.printer = printer;
    }

    List<String> lines(ConditionEvidence condition) {
        add(condition, "");
        return lines;
    }

    private void add(ConditionEvidence condition, String indent) {
        if (condition instanceof ConditionEvidence.All every) {
            parts(every.holds(), "all of these", every.parts(), indent);
        } else if (condition instanceof ConditionEvidence.Some some) {
            parts(some.holds(), "at least one of these", some.parts(), indent);
        } else if (condition instanceof ConditionEvidence.Not not) {
            parts(not.holds(), "not this", List.of(not.part()), indent);
        } else if (condition instanceof ConditionEvidence.OfUsers ofUsers) {
            users(ofUsers, indent);
        } else {
            compared((ConditionEvidence.Compared) condition, indent);
        }
    }

    private void parts(boolean holds, String title, List<ConditionEvidence> parts, String indent) {
        mark(holds, title, indent);
        parts.forEach(part -> add(part, indent + INDENT));
    }

    private void users(ConditionEvidence.OfUsers ofUsers, String indent) {
        String who = ofUsers.asked().quantifier() == Quantifier.ANY ? "any user" : "every user";
        mark(
                ofUsers.holds(),
                who + ": " + printer.text(ofUsers.asked().part()) + ": it holds for "
                        + Figures.grouped(ofUsers.meeting()) + " of " + Figures.count(ofUsers.users(), "user"),
                indent);
        List<ConditionEvidence.User> deciding = ofUsers.deciding();
        int shown = all ? deciding.size() : Math.min(MOST_USERS, deciding.size());
        for (ConditionEvidence.User user : deciding.subList(0, shown)) {
            String name =
                    ReadableId.of(users.externalIds(user.number())).orElseGet(() -> users.segmentId(user.number()));
            words(name, indent + INDENT + INDENT);
            isBrief = !all;
            add(user.condition(), indent + INDENT + INDENT + INDENT);
            isBrief = false;
        }
        int decide = ofUsers.holds() ? ofUsers.meeting() : ofUsers.users() - ofUsers.meeting();
        if (shown < decide) {
            words(
                    "… " + Figures.grouped(decide - shown) + " more "
                            + (ofUsers.holds() ? "for whom it holds" : "for whom it does not"),
                    indent + INDENT + INDENT);
        }
    }

    private void compared(ConditionEvidence.Compared compared, String indent) {
        String found = compared.sides().stream()
                .map(side -> Words.values(side.values()))
                .reduce((left, right) -> left + " and " + right)
                .map(values -> ": found " + values)
                .orElse("");
        mark(compared.holds(), printer.text(compared.asked()) + found, indent);
        compared.sides().forEach(side -> side(side, indent + INDENT + INDENT));
    }

    private void side(Side side, String indent) {
        side.definition().ifPresent(definition -> words(Words.reference(definition, level, asked), indent));
        side.chain().ifPresent(chain -> {
            words(Verdict.of(chain, Level.USERS, printer), indent);
            String inner = indent.length() > DEEPEST_INDENT ? indent.substring(0, DEEPEST_INDENT) : indent;
            Terminal narrower = new Terminal(terminal.interactive(), terminal.width() - inner.length(), paint);
            ChainScreen screen = new ChainScreen(narrower, all, printer);
            (isBrief ? screen.reasons(chain) : screen.lines(chain))
                    .stream().filter(line -> !line.isEmpty()).forEach(line -> lines.add(inner + line));
        });
    }

    private void mark(boolean holds, String text, String indent) {
        List<String> words = Flow.words(Cells.printable(text), indent + INDENT, terminal.width());
        String mark = holds ? "✓" : paint.red("✗");
        lines.add(indent + mark + " " + words.get(0).strip());
        lines.addAll(words.subList(1, words.size()));
    }

    private void words(String text, String indent) {
        lines.addAll(Flow.words(Cells.printable(text), indent, terminal.width()));
    }
}
