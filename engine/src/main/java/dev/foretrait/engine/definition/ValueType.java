package dev.foretrait.engine.definition;

import dev.foretrait.engine.reduce.Cast;
import java.util.Locale;
import java.util.Optional;

/** As what Most Frequent compares and returns values (computed-traits.md 3.7). */
public enum ValueType {
    TEXT(Optional.empty()),
    NUMBER(Optional.of(Cast.NUMBER)),
    ARRAY(Optional.of(Cast.ARRAY));

    private final Optional<Cast> cast;

    ValueType(Optional<Cast> cast) {
        this.cast = cast;
    }

    /** The word in definition files: {@code number}. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is in a query; text is what a query without {@code as} means. */
    public Optional<Cast> cast() {
        return cast;
    }

    /** The type of that keyword, however it is capitalised. */
    public static Optional<ValueType> named(String keyword) {
        for (ValueType type : values()) {
            if (type.keyword().equalsIgnoreCase(keyword)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** What the cast, or its absence, means. */
    static ValueType of(Optional<Cast> cast) {
        return cast.map(written -> switch (written) {
                    case NUMBER -> NUMBER;
                    case STRING -> TEXT;
                    case ARRAY -> ARRAY;
                })
                .orElse(TEXT);
    }
}
