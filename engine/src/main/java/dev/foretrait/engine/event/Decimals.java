package dev.foretrait.engine.event;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as the query language knows them: exact decimals of bounded size. */
public final class Decimals {

    /**
     * The greatest power of ten that a number may reach, up or down. Segment's own services hold doubles, which end at
     * 308; a bound keeps {@code 1e999999999} from filling the memory when it is written out. What lies beyond is kept as
     * sent and is no number.
     */
    public static final int MAX_EXPONENT = 400;

    private static final int MAX_LENGTH = 1_000;

    private Decimals() {}

    /**
     * Reads {@code [+-]? (digits [. digits*] | . digits) [(e|E) [+-]? digits]}, without trimming (query-language.md 5.2).
     *
     * @return the number, or empty if the text has another form or is out of bounds
     */
    public static Optional<BigDecimal> parse(String text) {
        if (!isNumeric(text)) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            long magnitude = (long) number.precision() - number.scale();
            boolean bounded = Math.abs(magnitude) <= MAX_EXPONENT && Math.abs((long) number.scale()) <= MAX_LENGTH;
            return bounded ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException exponentTooLarge) {
            return Optional.empty();
        }
    }

    /** The shortest plain spelling: {@code 5.0} is {@code 5}, {@code -0} is {@code 0}, no exponent. */
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The nearest number of 64 bits, in its shortest spelling; beyond the greatest of them the number as it is. */
    public static BigDecimal nearestDouble(BigDecimal number) {
        double nearest = number.doubleValue();
        return Double.isInfinite(nearest) ? number : new BigDecimal(Double.toString(nearest));
    }

    /** What is shown of a number that was worked out: whole numbers as they are, others as the nearest of 64 bits (U-20). */
    public static BigDecimal shown(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 ? number : nearestDouble(number);
    }

    private static boolean isNumeric(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_LENGTH) {
            return false;
        }
        int at = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
        int whole = digits(text, at);
        int fraction = 0;
        at += whole;
        if (at < length && text.charAt(at) == '.') {
            fraction = digits(text, at + 1);
            at += 1 + fraction;
        }
        if (whole == 0 && fraction == 0) {
            return false;
        }
        if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < length && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int exponent = digits(text, at);
            if (exponent == 0) {
                return false;
            }
            at += exponent;
        }
        return at == length;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
