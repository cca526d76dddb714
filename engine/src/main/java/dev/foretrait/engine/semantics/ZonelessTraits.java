package dev.foretrait.engine.semantics;

import dev.foretrait.engine.event.Value;
import java.util.regex.Pattern;

/** Whether a trait like {@code 2026-03-01T10:00:00} is kept (M-03). */
public enum ZonelessTraits implements Option {
    /** It is. */
    KEPT,
    /** The call leaves the trait as it was. */
    NOT_SAVED;

    private static final Pattern TIME_WITHOUT_ZONE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?");

    /** Whether the value is written to a trait. */
    public boolean saves(Value value) {
        return this == KEPT || !(value instanceof Value.Text text) || !isWithoutZone(text.string());
    }

    /** Whether the text is a time without a zone. */
    public static boolean isWithoutZone(CharSequence text) {
        return TIME_WITHOUT_ZONE.matcher(text).matches();
    }
}
