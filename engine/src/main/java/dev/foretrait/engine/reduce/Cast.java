package dev.foretrait.engine.reduce;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What {@code as} can ask of a reducer. */
public enum Cast {
    NUMBER,
    STRING,
    ARRAY;

    /** The types that the reducer can be asked for. */
    public static Set<Cast> of(ReducerFunction function) {
        return switch (function) {
            case MIN, MAX -> EnumSet.of(NUMBER, STRING);
            case MODE -> EnumSet.allOf(Cast.class);
            case COUNT, SUM, AVG, FIRST, LAST, UNIQUE, UNIQUE_COUNT -> EnumSet.noneOf(Cast.class);
        };
    }

    /** The word behind {@code as}: {@code number}. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
