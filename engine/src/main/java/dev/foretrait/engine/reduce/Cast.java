package dev.foretrait.engine.reduce;

import java.util.Locale;

/** What {@code as} can ask of a reducer. */
public enum Cast {
    NUMBER,
    STRING,
    ARRAY;

    /** The word behind {@code as}: {@code number}. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
