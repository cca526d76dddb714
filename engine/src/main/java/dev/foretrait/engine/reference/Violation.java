package dev.foretrait.engine.reference;

import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.event.PropertyPath;
import java.util.List;
import java.util.Optional;

/**
 * Where events are not as their catalogue says.
 *
 * @param rule what they do not keep to
 * @param event the name of the event
 * @param property the property that it is about, if it is about one
 * @param messages how many events show it; 0 for what was never seen
 * @param message what was found
 * @param hint what was probably meant
 * @param examples the ids of the earliest such messages, {@link #MOST_EXAMPLES} at most
 */
public record Violation(
        CatalogueRule rule,
        String event,
        Optional<PropertyPath> property,
        long messages,
        String message,
        Optional<String> hint,
        List<String> examples) {

    /** How many examples are kept. */
    public static final int MOST_EXAMPLES = 3;

    public Violation {
        examples = List.copyOf(examples);
    }

    /** What was found, with how many events show it, and which: {@code 'total' is required, and missing (1 event, as m3)}. */
    public String words() {
        return messages == 0
                ? message
                : message + " (" + Counts.of(messages, "event") + ", as " + String.join(", ", examples) + ")";
    }
}
