package dev.foretrait.engine.evidence;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Operand;
import java.util.List;
import java.util.Optional;

/**
 * What one side of a comparison came to for an event.
 *
 * @param operand the side
 * @param values what was found there; none if it is missing
 * @param lookalike a property of the event whose name is like that of the one that is missing
 * @param followers of a chain inside a funnel, the first events that came behind the event in time, whether they count or
 *     not; if none came in time, the one that came next
 */
public record Found(Operand operand, List<Value> values, Optional<Lookalike> lookalike, List<Follower> followers) {

    /** How many followers are told at most. */
    public static final int MOST_FOLLOWERS = 20;

    public Found {
        values = List.copyOf(values);
        followers = List.copyOf(followers);
    }

    /**
     * A property that may have been meant.
     *
     * @param name its name
     * @param value what the event has there
     */
    public record Lookalike(String name, Value value) {}
}
