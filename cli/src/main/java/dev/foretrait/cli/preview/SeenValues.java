package dev.foretrait.cli.preview;

import dev.foretrait.cli.terminal.Cells;
import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.cli.terminal.Shown;
import dev.foretrait.engine.observe.ObservedProperty;
import dev.foretrait.engine.observe.ObservedValue;
import dev.foretrait.engine.observe.ValueKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** What a property holds where it does not hold what was asked for. */
final class SeenValues {

    private static final int VALUE_CELLS = 24;
    private static final int MOST_VALUES = 4;

    private SeenValues() {}

    /** Values that differ from those asked for by case only; else the range of numbers, or the commonest values. */
    static List<String> of(ObservedProperty property, List<String> asked) {
        List<ObservedValue> byCase = property.values().stream()
                .filter(seen -> asked.stream().anyMatch(seen.value().string()::equalsIgnoreCase))
                .toList();
        if (!byCase.isEmpty()) {
            return byCase.stream().map(SeenValues::differsByCase).toList();
        }
        boolean isNumeric = 2 * property.kinds().getOrDefault(ValueKind.NUMBER, 0L) > property.messages();
        if (property.values().isEmpty()) {
            return List.of();
        }
        return List.of(isNumeric ? range(property) : "the values there are " + commonest(property));
    }

    private static String differsByCase(ObservedValue seen) {
        return "\"" + Cells.printable(seen.value().string()) + "\" differs by case only: "
                + Figures.count(seen.messages(), "event");
    }

    private static String range(ObservedProperty property) {
        List<BigDecimal> numbers = property.values().stream()
                .flatMap(seen -> seen.value().number().stream())
                .sorted()
                .toList();
        return "the values there lie between " + Figures.grouped(numbers.get(0)) + " and "
                + Figures.grouped(numbers.get(numbers.size() - 1));
    }

    private static String commonest(ObservedProperty property) {
        int more = property.values().size() - MOST_VALUES;
        return property.values().stream()
                        .limit(MOST_VALUES)
                        .map(seen -> Shown.value(seen.value(), VALUE_CELLS) + " " + Figures.grouped(seen.messages()))
                        .collect(Collectors.joining(", "))
                + (more > 0 ? ", " + Figures.grouped(more) + " more" : "");
    }
}
