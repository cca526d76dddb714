package dev.foretrait.cli.terminal;

import dev.foretrait.engine.event.Value;
import java.util.stream.Collectors;

/** Values as people read them: rounded, grouped, cut. */
public final class Shown {

    private static final int LIST_ELEMENTS = 3;

    private Shown() {}

    /** The value in no more than so many cells. */
    public static String value(Value value, int cells) {
        return Cells.fit(Cells.printable(text(value)), cells);
    }

    private static String text(Value value) {
        if (value instanceof Value.Number number) {
            return number.number().map(Figures::grouped).orElse(number.literal());
        }
        if (value instanceof Value.Array list) {
            int more = list.elements().size() - LIST_ELEMENTS;
            String elements = list.elements().stream()
                    .limit(LIST_ELEMENTS)
                    .map(Shown::text)
                    .collect(Collectors.joining(", "));
            return "[" + elements + (more > 0 ? ", " + Figures.grouped(more) + " more" : "") + "]";
        }
        return value.string();
    }
}
