package dev.foretrait.cli.explain;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Flow;
import dev.foretrait.cli.terminal.Terminal;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.evidence.Evidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Why a profile has a value, as a screen: the answer, the reason in one sentence, then the events that show it. */
public final class ExplainScreen {

    private static final String INDENT = "  ";
    private static final String ANONYMOUS_ID = "anonymous_id";

    private final Terminal terminal;
    private final boolean identity;
    private final boolean all;
    private final Path here;

    /**
     * @param identity whether messages that count for other profiles are shown
     * @param all whether every event is shown, however many there are
     * @param here files below are named from there
     */
    public ExplainScreen(Terminal terminal, boolean identity, boolean all, Path here) {
        this.terminal = terminal;
        this.identity = identity;
        this.all = all;
        this.here = here;
    }

    /** All lines of the screen. */
    public List<String> lines(Explained explained) {
        List<String> lines = new ArrayList<>();
        String key = Cells.printable(explained.definition().key());
        String who = Cells.printable(explained.asked());
        if (explained.evidence() instanceof Evidence.Unknown unknown) {
            lines.add(terminal.paint().bold(key + " of " + who + " cannot be told"));
            words(unknown.reason(), INDENT, lines);
            return lines;
        }
        if (explained.evidence() instanceof Evidence.OfAudience audience) {
            lines.add(terminal.paint().bold(who + " is " + (audience.isMember() ? "" : "not ") + "in " + key));
            eligibility(explained, audience.isEligible(), lines);
            lines.add("");
            lines.addAll(new ConditionScreen(
                            terminal,
                            all,
                            explained.asked(),
                            explained.definition().level(),
                            explained.users(),
                            explained.printer())
                    .lines(audience.condition()));
        } else if (explained.evidence() instanceof Evidence.OfCopy copy) {
            copy(explained, copy, lines);
        } else {
            trait(explained, (Evidence.OfTrait) explained.evidence(), lines);
        }
        section("identity", IdentityLines.of(explained.identity(), terminal, identity, all), lines);
        section("copies", copies(explained), lines);
        lines.add("");
        words(Ahead.of(explained.next(), explained.asOf()), "", lines);
        lines.add(terminal.paint().faint("as of " + IsoTime.format(explained.asOf())));
        return lines;
    }

    private List<String> copies(Explained explained) {
        List<String> lines = new ArrayList<>();
        CopyLines.of(explained.identity().copies(), all, here).forEach(copies -> words(copies, INDENT, lines));
        return lines;
    }

    private void section(String title, List<String> content, List<String> lines) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add(terminal.paint().bold(title));
            lines.addAll(content);
        }
    }

    private void copy(Explained explained, Evidence.OfCopy copy, List<String> lines) {
        answer(explained, copy.value(), lines);
        eligibility(explained, copy.isEligible(), lines);
        words(
                explained.printer().text(copy.copied().operand()) + ": found "
                        + Words.values(copy.copied().values()),
                INDENT,
                lines);
        copy.copied()
                .definition()
                .ifPresent(definition -> words(
                        Words.reference(definition, explained.definition().level(), explained.asked()), INDENT, lines));
    }

    private void answer(Explained explained, Value value, List<String> lines) {
        String key = Cells.printable(explained.definition().key());
        String who = Cells.printable(explained.asked());
        lines.add(terminal.paint()
                .bold(value.isAbsent() ? who + " has no " + key : key + " of " + who + " is " + Words.value(value)));
    }

    private void trait(Explained explained, Evidence.OfTrait trait, List<String> lines) {
        answer(explained, trait.value(), lines);
        eligibility(explained, trait.isEligible(), lines);
        words(Verdict.of(trait.chain(), explained.definition().level(), explained.printer()), INDENT, lines);
        if (!explained.isSent().test(trait.chain().chain().name())) {
            words("nor of anybody else; 'foretrait preview' tells what there is instead", INDENT, lines);
        }
        words(zero(trait), INDENT, lines);
        words(explained.printer().text(explained.definition().query()), INDENT, lines);
        lines.addAll(new ChainScreen(terminal, all, explained.printer()).lines(trait.chain()));
    }

    private void eligibility(Explained explained, boolean isEligible, List<String> lines) {
        Set<String> types = explained.externalIds().keySet();
        if (!isEligible && types.equals(Set.of(ANONYMOUS_ID))) {
            words(
                    "profiles with nothing but an anonymous_id have no values (U-51); --include-anonymous lets them",
                    INDENT,
                    lines);
        } else if (!isEligible) {
            words(
                    "profiles without user_id, email, android.idfa and ios.idfa have no values (U-51)"
                            + (types.contains(ANONYMOUS_ID)
                                    ? "; --include-anonymous lets those with an anonymous_id"
                                    : ""),
                    INDENT,
                    lines);
        }
    }

    /** Why a count of nothing is 0 for some and missing for others (U-56). */
    private static String zero(Evidence.OfTrait trait) {
        boolean isNothing =
                trait.chain().contributions().isEmpty() && trait.chain().value() instanceof Value.Number;
        if (!isNothing || !trait.isEligible()) {
            return "";
        }
        return trait.value().isAbsent()
                ? "a count of nothing is no value as long as no event has ever matched (U-56)"
                : "";
    }

    private void words(String sentence, String indent, List<String> lines) {
        if (!sentence.isEmpty()) {
            lines.addAll(Flow.words(Cells.printable(sentence), indent, terminal.width()));
        }
    }
}
