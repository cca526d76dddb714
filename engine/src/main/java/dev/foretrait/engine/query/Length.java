package dev.foretrait.engine.query;

import java.time.Duration;

/**
 * A length of time as written: {@code 7 days}. A day is 24 hours.
 *
 * @param amount a whole number
 * @param unit the unit
 */
public record Length(long amount, Unit unit) {

    /** The units of the language. Seconds belong to sessions only. */
    public enum Unit {
        SECOND(Duration.ofSeconds(1)),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final Duration duration;

        Unit(Duration duration) {
            this.duration = duration;
        }
    }

    /** The same length as a duration. */
    public Duration duration() {
        return unit.duration.multipliedBy(amount);
    }
}
