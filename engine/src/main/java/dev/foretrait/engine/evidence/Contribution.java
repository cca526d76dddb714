package dev.foretrait.engine.evidence;

import dev.foretrait.engine.event.Value;
import java.util.List;

/**
 * An event that the value is made of.
 *
 * @param event the event
 * @param values what it gives to the reducer; none for {@code count()}
 * @param steps the steps of a funnel that it was followed by, where the chain asks for any
 */
public record Contribution(Event event, List<Value> values, List<Found> steps) {

    public Contribution {
        values = List.copyOf(values);
        steps = List.copyOf(steps);
    }
}
