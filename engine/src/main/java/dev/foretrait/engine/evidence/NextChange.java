package dev.foretrait.engine.evidence;

import dev.foretrait.engine.event.Value;
import java.time.Instant;
import java.util.List;

/** When a value changes by the passing of time alone, if nothing more happens. */
public sealed interface NextChange {

    /**
     * The first millisecond at which the value is another one.
     *
     * @param instant that millisecond
     * @param value what the profile shows from then on; {@link Value#ABSENT} if it loses the trait
     * @param leaving the events that counted until then, in their order
     * @param coming the events that count from then on
     */
    record At(Instant instant, Value value, List<Event> leaving, List<Event> coming) implements NextChange {
        public At {
            leaving = List.copyOf(leaving);
            coming = List.copyOf(coming);
        }
    }

    /** Time alone never changes it. */
    record Never() implements NextChange {}

    /** Rows of tables decide, too, and nobody knows when these come and go. */
    record OfRows() implements NextChange {}

    /** It does not change before that instant; what comes later was not looked into, since there is too much of it. */
    record NotBefore(Instant instant) implements NextChange {}

    /** Looks ahead. */
    static NextChange of(Question question) {
        return new Outlook(question).next();
    }
}
