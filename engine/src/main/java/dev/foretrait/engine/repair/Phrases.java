package dev.foretrait.engine.repair;

import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.event.Decimals;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.observe.ValueKind;
import dev.foretrait.engine.query.Literal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The turns of phrase that explanations have in common. */
final class Phrases {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_VALUE = 24;
    private static final int MOST_VALUES = 4;

    /** Beyond this many different values a property is an id or a text, and examples say nothing. */
    private static final int FEW_VALUES = 50;

    private Phrases() {}

    /** A name between quotes. */
    static String quoted(String name) {
        return "\"" + cut(name, LONGEST_NAME) + "\"";
    }

    /** {@code 5,568 "Flex - Engagement Completed" events}; {@code the one "…" event}. */
    static String allOf(long messages, String event) {
        return messages == 1 ? "the one " + quoted(event) + " event" : "all " + some(messages, event);
    }

    /** {@code 5,568 "Flex - Engagement Completed" events}. */
    static String some(long messages, String event) {
        return Counts.grouped(messages) + " " + quoted(event) + (messages == 1 ? " event" : " events");
    }

    static String events(long messages) {
        return Counts.of(messages, "event");
    }

    /** {@code 978 of 1,123 events}. */
    static String share(long part, long whole) {
        return Counts.grouped(part) + " of " + events(whole);
    }

    /** The text of a constant, as it would stand in the builder. */
    static String text(Literal literal) {
        if (literal instanceof Literal.Text text) {
            return text.text();
        }
        if (literal instanceof Literal.Number number) {
            return number.spelling();
        }
        return literal instanceof Literal.Date date ? date.spelling() : ((Literal.Timestamp) literal).spelling();
    }

    /** {@code : Inbound 3,911, Outbound 1,810}; nothing where the values are too many to say anything. */
    static String examples(ObservedProperty property) {
        boolean few = property.isComplete() && property.distinct() <= FEW_VALUES;
        return few ? ": " + commonest(property.values()) : "";
    }

    /** The commonest values with their counts, and how many more there are. */
    static String commonest(List<ObservedValue> values) {
        int more = values.size() - MOST_VALUES;
        return values.stream()
                        .limit(MOST_VALUES)
                        .map(seen -> value(seen.value()) + " " + Counts.grouped(seen.messages()))
                        .collect(Collectors.joining(", "))
                + (more > 0 ? ", " + Counts.grouped(more) + " more" : "");
    }

    /** What a property holds: the range of its numbers, or its commonest values; empty if they are too many. */
    static Optional<String> holds(ObservedProperty property) {
        if (property.values().isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> numbers = property.values().stream()
                .flatMap(seen -> seen.value().number().stream())
                .sorted()
                .toList();
        boolean numeric =
                !numbers.isEmpty() && 2 * property.kinds().getOrDefault(ValueKind.NUMBER, 0L) > property.messages();
        return Optional.of(
                numeric
                        ? "the values there " + range(numbers)
                        : "the values there are " + commonest(property.values()));
    }

    /** {@code lie between 21 and 1,172}; {@code are all 5}. */
    static String range(List<BigDecimal> ascending) {
        String least = Counts.grouped(Decimals.plain(ascending.get(0)));
        String greatest = Counts.grouped(Decimals.plain(ascending.get(ascending.size() - 1)));
        return least.equals(greatest) ? "are all " + least : "lie between " + least + " and " + greatest;
    }

    /** A value, cut where it is long. */
    static String value(Value value) {
        return value instanceof Value.Number number
                ? number.number().map(Decimals::plain).map(Counts::grouped).orElse(number.literal())
                : cut(value.string(), LONGEST_VALUE);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) > most
                ? text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…"
                : text;
    }
}
