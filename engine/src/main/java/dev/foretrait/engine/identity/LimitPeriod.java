package dev.foretrait.engine.identity;

import dev.foretrait.engine.semantics.PeriodKind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;

/** How long a value counts against the limit of its type: the frequency of the identity settings (I-08). */
public enum LimitPeriod {
    EVER(0),
    WEEKLY(7),
    MONTHLY(30),
    ANNUALLY(365);

    private static final long DAY = 86_400_000L;

    private final int days;

    LimitPeriod(int days) {
        this.days = days;
    }

    /** The period as settings spell it: {@code weekly}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The earliest time of adding that counts at {@code timestamp}, both in epoch milliseconds. A value that was added
     * exactly one period ago no longer counts, if periods slide.
     */
    long countsFrom(long timestamp, PeriodKind kind) {
        if (this == EVER) {
            return Long.MIN_VALUE;
        }
        return switch (kind) {
            case SLIDING -> timestamp - days * DAY + 1;
            case CALENDAR ->
                firstDay(LocalDate.ofEpochDay(Math.floorDiv(timestamp, DAY))).toEpochDay() * DAY;
        };
    }

    private LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case EVER -> LocalDate.MIN;
            case WEEKLY -> day.with(DayOfWeek.MONDAY);
            case MONTHLY -> day.withDayOfMonth(1);
            case ANNUALLY -> day.withDayOfYear(1);
        };
    }
}
