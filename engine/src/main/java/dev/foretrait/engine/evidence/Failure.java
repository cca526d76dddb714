package dev.foretrait.engine.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a chain asked of an event in vain.
 *
 * @param clause what was asked
 * @param found what was there instead
 * @param outside how far the event is outside of a window or a session, where that is the matter
 */
public record Failure(Clause clause, List<Found> found, Optional<Outside> outside) {

    public Failure {
        found = List.copyOf(found);
    }

    /**
     * The way to the nearest edge.
     *
     * @param edge the first or the last instant inside
     * @param distance from the edge to the event; negative where the event came too early
     */
    public record Outside(Instant edge, Duration distance) {}
}
