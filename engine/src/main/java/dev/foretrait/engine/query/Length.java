package dev.foretrait.engine.query;

import java.time.Duration;
import java.util.Optional;

/**
 * A length of time as written: {@code 7 days}. A day is 24 hours.
 *
 * @param amount a whole number
 * @param unit the unit
 */
public record Length(long amount, Unit unit) {

    /** The units of the language. Seconds belong to sessions only. */
    public enum Unit {
        SECOND("second", Duration.ofSeconds(1)),
        HOUR("hour", Duration.ofHours(1)),
        DAY("day", Duration.ofDays(1));

        private final String keyword;
        private final Duration duration;

        Unit(String keyword, Duration duration) {
            this.keyword = keyword;
            this.duration = duration;
        }

        /** The name of one of it: {@code day}. */
        public String keyword() {
            return keyword;
        }

        /** The unit of that name, singular or plural. */
        public static Optional<Unit> named(String word) {
            for (Unit unit : values()) {
                if (word.equals(unit.keyword) || word.equals(unit.keyword + "s")) {
                    return Optional.of(unit);
                }
            }
            return Optional.empty();
        }
    }

    /** The same length as a duration. */
    public Duration duration() {
        return unit.duration.multipliedBy(amount);
    }

    /** The canonical spelling: {@code 1 day}, {@code 7 days}. */
    @Override
    public String toString() {
        return amount + " " + unit.keyword + (amount == 1 ? "" : "s");
    }
}
