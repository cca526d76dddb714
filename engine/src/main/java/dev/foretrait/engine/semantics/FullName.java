package dev.foretrait.engine.semantics;

import dev.foretrait.engine.event.Value;

/** Whether an identify call without a name has one made of first and last name (M-02). */
public enum FullName implements Option {
    /** Traits are as sent. */
    AS_SENT,
    /** {@code name} is {@code firstName} and {@code lastName}, if the call has both as text and no name. */
    JOINED;

    /** The name that is made of the two; absent if none is. */
    public Value of(Value first, Value last) {
        return this == JOINED && first instanceof Value.Text && last instanceof Value.Text
                ? Value.of(first.string() + " " + last.string())
                : Value.ABSENT;
    }
}
