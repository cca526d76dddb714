package dev.foretrait.benchmark;

import java.util.Locale;

/** Numbers with as many digits as a measurement deserves. */
final class Figures {

    private Figures() {}

    /** Three digits at most, and all of them before the point. */
    static String of(double number) {
        double size = Math.abs(number);
        String pattern = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        String text = String.format(Locale.ROOT, pattern, number);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    static String millis(double millis) {
        return millis >= 1_000 ? of(millis / 1_000) + " s" : of(millis) + " ms";
    }
}
