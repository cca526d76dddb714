package dev.foretrait.cli;

import dev.foretrait.cli.choices.AnsweredChoice;
import dev.foretrait.cli.choices.ChoicesScreen;
import dev.foretrait.cli.choices.SetElsewhere;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Kilobyte;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.engine.semantics.Limitation;
import dev.foretrait.engine.semantics.Limitation.Place;
import dev.foretrait.storage.settings.SpaceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every limit, and every choice that Segment leaves open: the default, what holds here, and why. */
final class LimitsExplained {

    private final Terminal terminal;
    private final ChoicesScreen entries;
    private final List<String> lines = new ArrayList<>();

    LimitsExplained(Terminal terminal) {
        this.terminal = terminal;
        this.entries = new ChoicesScreen(terminal);
    }

    List<String> lines(SpaceSettings settings) {
        heading("Limits", "numbers that Segment publishes; a space may override them");
        Kilobyte kilobyte = settings.semantics().of(Kilobyte.class);
        for (Limit limit : Limit.values()) {
            add(limit, OptionalLong.of(limit.value(kilobyte)), settings.limits().of(limit));
        }
        lines.add("");
        heading("Rules", "limits without a number, and where they are checked");
        rows(row -> row.limits().isEmpty() && row.place() != Place.SEGMENT);
        lines.add("");
        heading("Not checked here", "limits that only Segment can tell of");
        rows(row -> row.place() == Place.SEGMENT);
        lines.add("");
        heading("Choices", "what Segment's documents leave open, and the answer taken here");
        lines.addAll(entries.lines(Stream.of(Choice.values())
                .map(choice -> AnsweredChoice.of(choice, settings))
                .toList()));
        return lines;
    }

    private void heading(String word, String explanation) {
        lines.add(terminal.paint().bold(word) + "  " + terminal.paint().faint(explanation));
    }

    private void rows(Predicate<Limitation> wanted) {
        Stream.of(Limitation.values())
                .filter(wanted)
                .forEach(row -> lines.addAll(entries.entry(row.id(), row.summary(), row.note())));
    }

    private void add(Limit limit, OptionalLong published, OptionalLong inForce) {
        String beyond = switch (limit.check()) {
            case REFUSE -> "beyond it a definition is refused";
            case WARN -> "beyond it a definition gets a warning";
            case TELL -> "told with the definition";
            case DROP -> "what is beyond it never counts";
        };
        String change = inForce.equals(published) ? "" : " (published: " + SetElsewhere.amount(limit, published) + ")";
        lines.addAll(entries.entry(
                limit.id(), limit.summary() + ": " + SetElsewhere.amount(limit, inForce) + change, beyond));
    }
}
