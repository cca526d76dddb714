package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;

/**
 * What a message must hold besides the value itself: {@code context.device.type} = {@code android}.
 *
 * @param path from the root of the message
 * @param value what must be found there, exactly
 */
public record Condition(PropertyPath path, Value value) {

    /** Whether the message with that body meets it. */
    public boolean holdsIn(Value.Object body) {
        return path.valueIn(body).equals(value);
    }
}
