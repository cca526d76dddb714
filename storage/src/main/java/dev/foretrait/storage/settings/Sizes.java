package dev.foretrait.storage.settings;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts with a unit: {@code 256 MB}, {@code 1095 days}. A KB is 1,024 bytes (M-10). */
final class Sizes {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*([A-Za-z]*)");

    private static final Map<String, Long> BYTES = Map.of("byte", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

    private static final Map<String, Long> SECONDS =
            Map.of("second", 1L, "minute", 60L, "hour", 3_600L, "day", 86_400L);

    private Sizes() {}

    /** So many bytes, KB, MB or GB in bytes; empty if it is something else. */
    static OptionalLong bytes(String text) {
        return inUnit(text, BYTES);
    }

    /** So many seconds, minutes, hours or days in seconds; empty if it is something else. */
    static OptionalLong seconds(String text) {
        return inUnit(text, SECONDS);
    }

    /** A number by itself or followed by the word, in singular or plural; empty if it is something else. */
    static OptionalLong count(String text, String plural) {
        Matcher matcher = FORM.matcher(text.strip());
        boolean fits = matcher.matches()
                && (matcher.group(2).isEmpty()
                        || matcher.group(2).equals(plural)
                        || (matcher.group(2) + "s").equals(plural));
        return fits ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private static OptionalLong inUnit(String text, Map<String, Long> units) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(2);
        Long size =
                units.getOrDefault(unit, units.get(unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit));
        return size == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(matcher.group(1)) * size);
    }
}
