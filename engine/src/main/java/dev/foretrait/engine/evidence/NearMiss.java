package dev.foretrait.engine.evidence;

import java.util.List;

/**
 * An event of the stream that gives nothing to the value.
 *
 * @param event the event
 * @param failures what was asked of it in vain, in the order in which the clauses are asked; at least one
 * @param steps the steps of a funnel that it was followed by, where the chain asks for any and it was
 * @param isKept whether the chain keeps it although its reducer gets no value out of it: then it may hold a session together
 */
public record NearMiss(Event event, List<Failure> failures, List<Found> steps, boolean isKept) {

    public NearMiss {
        failures = List.copyOf(failures);
        steps = List.copyOf(steps);
    }

    /** The first clause that failed. */
    public Failure first() {
        return failures.get(0);
    }
}
