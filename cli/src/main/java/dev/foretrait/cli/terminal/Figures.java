package dev.foretrait.cli.terminal;

import dev.foretrait.engine.diagnostic.Counts;
import dev.foretrait.engine.event.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers as people read them. Data formats print numbers exactly and take nothing from here. */
public final class Figures {

    private static final int FRACTION_DIGITS = 2;

    private Figures() {}

    /** Thousands apart: {@code 20,412}. */
    public static String grouped(long number) {
        return Counts.grouped(number);
    }

    /** Thousands apart, rounded to two decimals: {@code 1,234.57}. */
    public static String grouped(BigDecimal number) {
        boolean rounds = number.scale() > FRACTION_DIGITS;
        return Counts.grouped(
                Decimals.plain(rounds ? number.setScale(FRACTION_DIGITS, RoundingMode.HALF_EVEN) : number));
    }

    /** The number and its noun: {@code 1 profile}, {@code 20,412 profiles}. */
    public static String count(long number, String singular) {
        return Counts.of(number, singular);
    }

    /** The number and its noun, where the plural is no matter of an s. */
    public static String count(long number, String singular, String plural) {
        return Counts.of(number, singular, plural);
    }

    /** A share in whole percent; what is not quite nothing or not quite all never looks like it. */
    public static String percent(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "0 %";
        }
        long rounded = Math.round(100.0 * part / whole);
        if (rounded == 0) {
            return "<1 %";
        }
        return rounded == 100 && part < whole ? ">99 %" : rounded + " %";
    }

    /** Bytes in the unit that keeps the number short: {@code 48.3 MB}. */
    public static String bytes(long bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double shown = bytes;
        int unit = 0;
        while (shown >= 999.5 && unit < units.length - 1) {
            shown /= 1000;
            unit++;
        }
        if (unit == 0) {
            return count(bytes, "byte");
        }
        long tenths = Math.round(shown * 10);
        return (tenths >= 1000 || tenths % 10 == 0 ? Long.toString(Math.round(shown)) : tenths / 10 + "." + tenths % 10)
                + " " + units[unit];
    }

    /** How long something took: {@code 41 ms}, {@code 1.3 s}, {@code 2 min 5 s}. */
    public static String elapsed(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return millis / 1000 + "." + millis % 1000 / 100 + " s";
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
