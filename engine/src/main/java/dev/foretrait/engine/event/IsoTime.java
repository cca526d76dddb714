package dev.foretrait.engine.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int CANONICAL_LENGTH = 24;
    private static final long OTHER_FORM = -1;

    private static final byte[] FORM = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SECONDS_OF_DAY = 86_400;
    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant YEAR_10_000 = YEAR_0.plusSeconds(315_569_520_000L);

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(java.util.Locale.ROOT);

    /** The one output format: {@code yyyy-MM-ddTHH:mm:ss.SSSZ}. */
    public static String format(Instant instant) {
        if (instant.isBefore(YEAR_0) || !instant.isBefore(YEAR_10_000)) {
            return MILLIS.format(instant);
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_DAY));
        int second = Math.floorMod(instant.getEpochSecond(), SECONDS_OF_DAY);
        int milli = instant.getNano() / 1_000_000;
        byte[] text = FORM.clone();
        put(text, 0, date.getYear() / 100);
        put(text, 2, date.getYear() % 100);
        put(text, 5, date.getMonthValue());
        put(text, 8, date.getDayOfMonth());
        put(text, 11, second / 3_600);
        put(text, 14, second / 60 % 60);
        put(text, 17, second % 60);
        text[20] = (byte) ('0' + milli / 100);
        put(text, 21, milli % 100);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }

    /** What {@link #canonicalMillis} answers for a text of another form. */
    public static final long NOT_CANONICAL = Long.MIN_VALUE;

    /**
     * The epoch milliseconds of a text in the form of {@link #format}, or {@link #NOT_CANONICAL}. Made for the inner loop of
     * an import: nearly all times of an export have that form. It is read in three words of eight bytes.
     */
    public static long canonicalMillis(byte[] text, int offset, int count) {
        if (count != CANONICAL_LENGTH) {
            return NOT_CANONICAL;
        }
        long date = digits((long) LONGS.get(text, offset), 0x2D30302D30303030L, 0x7F76767F76767676L);
        long minutes = digits((long) LONGS.get(text, offset + 8), 0x30303A3030543030L, 0x76767F76767F7676L);
        long seconds = digits((long) LONGS.get(text, offset + 16), 0x5A3030302E30303AL, 0x7F7676767F76767FL);
        if ((date | minutes | seconds) < 0) {
            return NOT_CANONICAL;
        }
        int year = two(date, 0) * 100 + two(date, 2);
        int month = two(date, 5);
        int day = two(minutes, 0);
        int hour = two(minutes, 3);
        int minute = two(minutes, 6);
        int second = two(seconds, 1);
        boolean inRange = month >= 1 && month <= 12 && hour <= 23 && minute <= 59 && second <= 59;
        if (!inRange || day < 1 || day > 28 && day > Reader.daysOf(year, month)) {
            return NOT_CANONICAL;
        }
        int milli = two(seconds, 4) * 10 + (int) (seconds >>> 48 & 0xF);
        return epochDay(year, month, day) * 86_400_000L
                + hour * 3_600_000L
                + minute * 60_000L
                + second * 1_000L
                + milli;
    }

    /**
     * The digits of eight chars, one in each byte, or {@link #OTHER_FORM}.
     *
     * @param form the chars, with a 0 for every digit
     * @param room for each char how far the difference is from 0x80: 0x76 for a digit, 0x7F for any other
     */
    private static long digits(long chars, long form, long room) {
        long digits = chars ^ form;
        return ((digits | digits + room) & 0x8080808080808080L) == 0 ? digits : OTHER_FORM;
    }

    /** The number that two digits are, the first of which is in that byte. */
    private static int two(long digits, int at) {
        long both = digits >>> Byte.SIZE * at;
        return (int) ((both & 0xF) * 10 + (both >>> Byte.SIZE & 0xF));
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

    /** The time that the text spells, or empty if it is no calendar date and time of day (U-45). */
    public static Optional<IsoTime> parse(String text) {
        if (text.length() == CANONICAL_LENGTH) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            long millis = canonicalMillis(bytes, 0, bytes.length);
            if (millis != NOT_CANONICAL) {
                return Optional.of(new IsoTime(Instant.ofEpochMilli(millis), false, true, true));
            }
        }
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
