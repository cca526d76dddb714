package dev.foretrait.cli.explain;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Shown;
import dev.foretrait.engine.evaluate.Computation;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.evidence.Failure;
import dev.foretrait.engine.evidence.Found;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.engine.query.Printer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of evidence as people say them. */
final class Words {

    private static final int VALUE_CELLS = 32;

    private Words() {}

    /** A value, text in quotes. */
    static String value(Value value) {
        String shown = Shown.value(value, VALUE_CELLS);
        return value instanceof Value.Text ? "'" + shown + "'" : shown;
    }

    /** What was found at a place: {@code 'Outbound'}, {@code nothing}. */
    static String values(List<Value> values) {
        return values.isEmpty() ? "nothing" : values.stream().map(Words::value).collect(Collectors.joining(", "));
    }

    /** What was found for a failed clause, with the names where there are several; empty where nothing was looked for. */
    static String found(Failure failure, Printer printer) {
        boolean named = failure.found().size() > 1;
        return failure.found().stream()
                .map(found ->
                        (named ? name(found.operand(), printer) + " " : "") + values(found.values()) + meant(found))
                .collect(Collectors.joining(", "));
    }

    /** What an event should have given to a reducer. */
    static String noValue(String asked, String found) {
        return "no value for the reducer: " + asked + " is " + found;
    }

    private static String meant(Found found) {
        return found.lookalike()
                .map(like -> " (but " + Cells.printable(like.name()) + " is " + value(like.value()) + ")")
                .orElse("");
    }

    /**
     * Where a trait comes from that a definition computes.
     *
     * @param level whose trait is asked about
     * @param asked the external id that led to the profile
     */
    static String reference(Computation definition, Level level, String asked) {
        String key = definition.key().orElseThrow();
        boolean ofItsAccounts = definition.level() == Level.ACCOUNTS && level != Level.ACCOUNTS;
        return "computed by " + key + ": "
                + (ofItsAccounts
                        ? "an audience of accounts, true of users who have an account in it"
                        : "foretrait explain " + key + " --profile " + asked);
    }

    /** An operand as short as it is clear. */
    static String name(Operand operand, Printer printer) {
        return Cells.printable(
                operand instanceof Operand.Field field && field.scope() == Operand.Scope.PROPERTY
                        ? field.path().toString()
                        : printer.text(operand));
    }

    /** How long, in its two largest units: {@code 2 days 3 hours}. */
    static String length(Duration duration) {
        Duration length = duration.abs();
        long[] amounts = {
            length.toDays(), length.toHoursPart(), length.toMinutesPart(), length.toSecondsPart(), length.toMillisPart()
        };
        String[] units = {" day", " hour", " min", " s", " ms"};
        StringBuilder words = new StringBuilder();
        int taken = 0;
        for (int at = 0; at < amounts.length && taken < 2; at++) {
            if (amounts[at] > 0) {
                String plural = at < 2 && amounts[at] != 1 ? "s" : "";
                words.append(taken == 0 ? "" : " ")
                        .append(amounts[at])
                        .append(units[at])
                        .append(plural);
            }
            taken += amounts[at] > 0 || taken > 0 ? 1 : 0;
        }
        return words.length() == 0 ? "0 ms" : words.toString();
    }

    /** On which side of an edge, and how far: {@code 2 days 3 hours too early}. */
    static String distance(Failure.Outside outside) {
        return length(outside.distance()) + (outside.distance().isNegative() ? " too early" : " too late");
    }
}
