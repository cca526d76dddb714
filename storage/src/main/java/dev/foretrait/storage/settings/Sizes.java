package dev.foretrait.storage.settings;

import dev.foretrait.engine.semantics.Kilobyte;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts with a unit: {@code 256 MB}, {@code 1095 days}. */
final class Sizes {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*([A-Za-z]*)");

    private static final Map<String, Long> SECONDS =
            Map.of("second", 1L, "minute", 60L, "hour", 3_600L, "day", 86_400L);

    private Sizes() {}

    /** So many bytes, KB, MB or GB in bytes, each unit so many times the one before; empty if it is something else. */
    static OptionalLong bytes(String text, Kilobyte kilobyte) {
        long step = kilobyte.bytes();
        return inUnit(text, Map.of("byte", 1L, "KB", step, "MB", step * step, "GB", step * step * step));
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
