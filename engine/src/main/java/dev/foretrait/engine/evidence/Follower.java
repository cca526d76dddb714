package dev.foretrait.engine.evidence;

import java.time.Duration;
import java.util.List;

/**
 * An event behind an enclosing event of a funnel.
 *
 * @param event the event
 * @param after how long after the enclosing event it happened
 * @param failures what was asked of it in vain; empty if it counts
 * @param steps what it was followed by in turn, where the funnel asks for that
 * @param isKept whether the chain of the step keeps it, although its reducer may get no value out of it
 */
public record Follower(Event event, Duration after, List<Failure> failures, List<Found> steps, boolean isKept) {

    public Follower {
        failures = List.copyOf(failures);
        steps = List.copyOf(steps);
    }

    /** Whether it counts. */
    public boolean counts() {
        return failures.isEmpty();
    }
}
