package dev.foretrait.cli;

import dev.foretrait.engine.event.IsoTime;
import java.time.Instant;

/** A time as it is typed on the command line: a date or an ISO-8601 timestamp. */
final class TypedTime {

    private TypedTime() {}

    /**
     * The instant that was meant.
     *
     * @param option the option that it was typed for
     * @throws Failure if it is no time
     */
    static Instant of(String option, String typed) {
        return IsoTime.parse(typed)
                .orElseThrow(() -> Failure.unusable(
                        option + " '" + typed + "' is no time", "write 2026-03-01 or 2026-03-01T12:00:00Z"))
                .instant();
    }
}
