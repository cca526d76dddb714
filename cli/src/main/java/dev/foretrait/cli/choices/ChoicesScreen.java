package dev.foretrait.cli.choices;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Paint;
import dev.foretrait.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Numbered statements as a screen: the number, what it is about, and the details below. */
public final class ChoicesScreen {

    private static final int ID_CELLS = 9;
    private static final String INDENT = " ".repeat(ID_CELLS);

    private final Terminal terminal;
    private final Paint paint;

    public ChoicesScreen(Terminal terminal) {
        this.terminal = terminal;
        this.paint = terminal.paint();
    }

    /** Every choice, in the order given. */
    public List<String> lines(List<AnsweredChoice> choices) {
        List<String> lines = new ArrayList<>();
        for (AnsweredChoice answered : choices) {
            lines.addAll(entry(
                    answered.choice().id(),
                    answered.choice().question(),
                    answered.choice().answer() + ", because "
                            + answered.choice().reason()));
            answered.choice()
                    .whyFixed()
                    .ifPresentOrElse(why -> lines.addAll(fixed(why, answered)), () -> lines.addAll(options(answered)));
        }
        return lines;
    }

    private List<String> fixed(String why, AnsweredChoice answered) {
        String here = answered.elsewhere().isEmpty() ? "" : "; here: " + String.join(", ", answered.elsewhere());
        return Flow.words("fixed: " + why + here, INDENT, terminal.width()).stream()
                .map(paint::faint)
                .toList();
    }

    private List<String> options(AnsweredChoice answered) {
        String inForce = "in force: " + String.join(", ", answered.inForce())
                + answered.shownPlace().map(place -> " (" + place + ")").orElse("");
        String usual = answered.isSwitched() ? "; default: " + String.join(", ", answered.usual()) : "";
        String text = inForce + usual + "; can be "
                + String.join(", ", answered.choice().options());
        List<String> lines = Flow.words(text, INDENT, terminal.width());
        return lines.stream()
                .map(line -> answered.isSwitched() ? paint.yellow(line) : paint.faint(line))
                .toList();
    }

    /** The number and a statement, with a detail below. */
    public List<String> entry(String id, String statement, String detail) {
        List<String> statements = Flow.words(statement, INDENT, terminal.width());
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold(Cells.left(id, ID_CELLS)) + statements.get(0).strip());
        lines.addAll(statements.subList(1, statements.size()));
        Flow.words(detail, INDENT, terminal.width()).forEach(line -> lines.add(paint.faint(line)));
        return lines;
    }
}
