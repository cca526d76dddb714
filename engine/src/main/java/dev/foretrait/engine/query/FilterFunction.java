package dev.foretrait.engine.query;

import java.util.Optional;

/** Every filter of the language (query-language.md 4.3), in the order of the canonical form. */
public enum FilterFunction {
    WHERE("where"),
    SOURCES("sources"),
    WITHIN("within"),
    BETWEEN("between"),
    EXPIRES_AFTER("expires_after");

    private final String keyword;

    FilterFunction(String keyword) {
        this.keyword = keyword;
    }

    /** The function name: {@code expires_after}. */
    public String keyword() {
        return keyword;
    }

    /** The filter of that function name. */
    public static Optional<FilterFunction> named(String keyword) {
        for (FilterFunction function : values()) {
            if (function.keyword.equals(keyword)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }
}
