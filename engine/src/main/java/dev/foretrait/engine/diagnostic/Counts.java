package dev.foretrait.engine.diagnostic;

/** Whole numbers and their nouns as people read them in a sentence. */
public final class Counts {

    private Counts() {}

    /** Thousands apart: {@code 20,412}. */
    public static String grouped(long number) {
        return grouped(Long.toString(number));
    }

    /** Thousands apart: {@code 1,234.57}; the number in plain decimals. */
    public static String grouped(String plain) {
        int start = plain.startsWith("-") ? 1 : 0;
        int dot = plain.indexOf('.');
        int end = dot < 0 ? plain.length() : dot;
        StringBuilder grouped = new StringBuilder(plain);
        for (int at = end - 3; at > start; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    /** The number and its noun: {@code 1 profile}, {@code 20,412 profiles}. */
    public static String of(long number, String singular) {
        return of(number, singular, singular + "s");
    }

    /** The number and its noun, where the plural is no matter of an s. */
    public static String of(long number, String singular, String plural) {
        return grouped(number) + " " + (number == 1 ? singular : plural);
    }
}
