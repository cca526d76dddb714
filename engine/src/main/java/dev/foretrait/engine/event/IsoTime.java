package dev.foretrait.engine.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/**
 * An ISO-8601 date or timestamp as messages and queries spell it: {@code yyyy-mm-dd}, or {@code
 * yyyy-mm-ddThh:mm[:ss[.fraction]]} with {@code Z}, {@code ±hh:mm}, {@code ±hhmm}, {@code ±hh} or no zone. A space may
 * stand for the {@code T}. Fractions beyond milliseconds are cut (messages.md 4).
 *
 * @param instant the instant meant; without a zone it is read as UTC, a date as its first millisecond
 * @param dateOnly whether there was no time of day
 * @param zoned whether there was a zone
 * @param strict whether month and day had two digits and {@code T} stood between date and time
 */
public record IsoTime(Instant instant, boolean dateOnly, boolean zoned, boolean strict) {

    private static final String CANONICAL_PATTERN = "0000-00-00T00:00:00.000Z";
    private static final int CANONICAL_LENGTH = CANONICAL_PATTERN.length();

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(java.util.Locale.ROOT);

    /** The one output format: {@code yyyy-MM-ddTHH:mm:ss.SSSZ}. */
    public static String format(Instant instant) {
        return MILLIS.format(instant);
    }

    /** What {@link #canonicalMillis} answers for a text of another form. */
    public static final long NOT_CANONICAL = Long.MIN_VALUE;

    /**
     * The epoch milliseconds of a text in the form of {@link #format}, or {@link #NOT_CANONICAL}. Made for the inner loop of
     * an import: nearly all times of an export have that form.
     */
    public static long canonicalMillis(char[] chars, int offset, int count) {
        if (count != CANONICAL_LENGTH) {
            return NOT_CANONICAL;
        }
        int digits = 0;
        for (int at = 0; at < CANONICAL_LENGTH; at++) {
            char c = chars[offset + at];
            char expected = CANONICAL_PATTERN.charAt(at);
            if (expected == '0') {
                digits |= c - '0' | '9' - c;
            } else if (c != expected) {
                return NOT_CANONICAL;
            }
        }
        int year = two(chars, offset) * 100 + two(chars, offset + 2);
        int month = two(chars, offset + 5);
        int day = two(chars, offset + 8);
        int hour = two(chars, offset + 11);
        int minute = two(chars, offset + 14);
        int second = two(chars, offset + 17);
        boolean inRange = digits >= 0 && month >= 1 && month <= 12 && hour <= 23 && minute <= 59 && second <= 59;
        if (!inRange || day < 1 || day > 28 && day > Reader.daysOf(year, month)) {
            return NOT_CANONICAL;
        }
        int milli = two(chars, offset + 20) * 10 + chars[offset + 22] - '0';
        return epochDay(year, month, day) * 86_400_000L
                + hour * 3_600_000L
                + minute * 60_000L
                + second * 1_000L
                + milli;
    }

    /** Days since 1970-01-01; years are counted from March, so that the leap day is their last. */
    private static long epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int marchMonth = month > 2 ? month - 3 : month + 9;
        int era = Math.floorDiv(marchYear, 400);
        int yearOfEra = marchYear - era * 400;
        int dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468L;
    }

    private static int two(char[] chars, int at) {
        return (chars[at] - '0') * 10 + chars[at + 1] - '0';
    }

    /** The time that the text spells, or empty if it is no calendar date and time of day (U-45). */
    public static Optional<IsoTime> parse(String text) {
        return new Reader(text).read();
    }

    /** The UTC calendar date of the instant. */
    public LocalDate date() {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Optional<IsoTime> read() {
            int year = number(4, 4);
            boolean dashed = skip('-');
            int monthAt = at;
            int month = number(1, 2);
            boolean strict = at - monthAt == 2;
            dashed &= skip('-');
            int dayAt = at;
            int day = number(1, 2);
            strict &= at - dayAt == 2;
            if (!dashed || year < 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
                return Optional.empty();
            }
            long millis = LocalDate.of(year, month, day).toEpochDay() * 86_400_000L;
            if (at == text.length()) {
                return Optional.of(new IsoTime(Instant.ofEpochMilli(millis), true, false, strict));
            }
            boolean spaced = skip(' ');
            if (!spaced && !skip('T')) {
                return Optional.empty();
            }
            int hour = number(2, 2);
            boolean timed = skip(':');
            int minute = number(2, 2);
            int second = 0;
            int milli = 0;
            if (skip(':')) {
                second = number(2, 2);
                if (skip('.')) {
                    milli = fraction();
                }
            }
            if (!timed
                    || hour < 0
                    || hour > 23
                    || minute < 0
                    || minute > 59
                    || second < 0
                    || second > 59
                    || milli < 0) {
                return Optional.empty();
            }
            millis += hour * 3_600_000L + minute * 60_000L + second * 1_000L + milli;
            if (at == text.length()) {
                return Optional.of(new IsoTime(Instant.ofEpochMilli(millis), false, false, strict && !spaced));
            }
            int offset = offsetMinutes();
            if (offset == Integer.MIN_VALUE || at != text.length()) {
                return Optional.empty();
            }
            Instant instant = Instant.ofEpochMilli(millis - offset * 60_000L);
            return Optional.of(new IsoTime(instant, false, true, strict && !spaced));
        }

        private int offsetMinutes() {
            if (skip('Z')) {
                return 0;
            }
            int sign = skip('+') ? 1 : skip('-') ? -1 : 0;
            int hours = number(2, 2);
            int minutes = 0;
            if (at < text.length()) {
                skip(':');
                minutes = number(2, 2);
            }
            boolean valid = sign != 0 && hours >= 0 && hours <= 18 && minutes >= 0 && minutes <= 59;
            return valid ? sign * (hours * 60 + minutes) : Integer.MIN_VALUE;
        }

        private int fraction() {
            int start = at;
            int milli = 0;
            while (at < text.length() && isDigit(text.charAt(at)) && at - start < 9) {
                if (at - start < 3) {
                    milli = milli * 10 + text.charAt(at) - '0';
                }
                at++;
            }
            int digits = at - start;
            return digits == 0 ? -1 : digits == 1 ? milli * 100 : digits == 2 ? milli * 10 : milli;
        }

        private int number(int fewest, int most) {
            int start = at;
            int number = 0;
            while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
                number = number * 10 + text.charAt(at) - '0';
                at++;
            }
            return at - start < fewest ? -1 : number;
        }

        private boolean skip(char c) {
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private static int daysOf(int year, int month) {
            return java.time.YearMonth.of(year, month).lengthOfMonth();
        }
    }
}
