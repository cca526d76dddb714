package dev.foretrait.engine.observe;

import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import java.util.Locale;

/** What a value looks like to a person. */
public enum ValueKind {
    TEXT,
    /** A text that is a date or a timestamp in ISO-8601. */
    TIME,
    NUMBER,
    BOOLEAN,
    LIST,
    OBJECT;

    /** The word for people and for data: {@code text}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a value that is not absent. */
    public static ValueKind of(Value value) {
        if (value instanceof Value.Text text) {
            return isTime(text.string()) ? TIME : TEXT;
        }
        if (value instanceof Value.Number) {
            return NUMBER;
        }
        if (value instanceof Value.Bool) {
            return BOOLEAN;
        }
        if (value instanceof Value.Array) {
            return LIST;
        }
        if (value instanceof Value.Object) {
            return OBJECT;
        }
        throw new IllegalArgumentException("nothing is of no kind");
    }

    private static boolean isTime(String text) {
        return text.length() >= 10
                && text.charAt(4) == '-'
                && IsoTime.parse(text).isPresent();
    }
}
