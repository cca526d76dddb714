package dev.foretrait.cli;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.identity.IdentitySettings;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limitation;
import dev.foretrait.engine.semantics.Limitation.Place;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every limit, and every choice that Segment leaves open: the default, what holds here, and why. */
final class LimitsExplained {

    private static final int ID_CELLS = 9;

    private final Terminal terminal;
    private final List<String> lines = new ArrayList<>();

    LimitsExplained(Terminal terminal) {
        this.terminal = terminal;
    }

    List<String> lines(Limits limits, Semantics semantics, IdentitySettings identity) {
        heading("Limits", "numbers that Segment publishes; a space may override them");
        for (Limit limit : Limit.values()) {
            add(limit, limits.of(limit));
        }
        lines.add("");
        heading("Rules", "limits without a number, and where they are checked");
        rows(row -> row.limits().isEmpty() && row.place() != Place.SEGMENT);
        lines.add("");
        heading("Not checked here", "limits that only Segment can tell of");
        rows(row -> row.place() == Place.SEGMENT);
        lines.add("");
        heading("Choices", "what Segment's documents leave open, and the answer taken here");
        for (Choice choice : Choice.values()) {
            add(choice, semantics, identity);
        }
        return lines;
    }

    private void heading(String word, String explanation) {
        lines.add(terminal.paint().bold(word) + "  " + terminal.paint().faint(explanation));
    }

    private void rows(Predicate<Limitation> wanted) {
        Stream.of(Limitation.values()).filter(wanted).forEach(row -> entry(row.id(), row.summary(), row.note()));
    }

    private void add(Limit limit, OptionalLong inForce) {
        String beyond = switch (limit.check()) {
            case REFUSE -> "beyond it a definition is refused";
            case WARN -> "beyond it a definition gets a warning";
            case TELL -> "told with the definition";
            case DROP -> "what is beyond it never counts";
        };
        OptionalLong published = OptionalLong.of(limit.value());
        String change = inForce.equals(published) ? "" : " (published: " + amount(limit, published) + ")";
        entry(limit.id(), limit.summary() + ": " + amount(limit, inForce) + change, beyond);
    }

    private void add(Choice choice, Semantics semantics, IdentitySettings identity) {
        entry(choice.id(), choice.question(), choice.answer() + ", because " + choice.reason());
        if (!choice.options().isEmpty()) {
            List<String> inForce = inForce(choice, semantics, identity);
            detail("in force: " + String.join(", ", inForce) + "; can be " + String.join(", ", choice.options()));
        }
    }

    private static List<String> inForce(Choice choice, Semantics semantics, IdentitySettings identity) {
        return switch (choice) {
            case I_04 -> List.of(identity.emailCase().name());
            case I_07 -> List.of(identity.mode().name());
            default ->
                choice.options().stream()
                        .filter(option -> semantics.with(choice, option).equals(semantics))
                        .toList();
        };
    }

    private void entry(String id, String statement, String detail) {
        List<String> statements = Flow.words(statement, " ".repeat(ID_CELLS), terminal.width());
        lines.add(terminal.paint().bold(Cells.left(id, ID_CELLS))
                + statements.get(0).strip());
        lines.addAll(statements.subList(1, statements.size()));
        detail(detail);
    }

    private void detail(String text) {
        Flow.words(text, " ".repeat(ID_CELLS), terminal.width())
                .forEach(line -> lines.add(terminal.paint().faint(line)));
    }

    private static String amount(Limit limit, OptionalLong value) {
        if (value.isEmpty()) {
            return "no bound";
        }
        boolean year = limit.unit() == Limit.Unit.YEAR;
        return year
                ? "" + value.getAsLong()
                : Figures.grouped(value.getAsLong()) + " " + limit.unit().word();
    }
}
