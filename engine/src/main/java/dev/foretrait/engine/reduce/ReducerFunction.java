package dev.foretrait.engine.reduce;

import java.util.Optional;

/** Every reducer of the language (query-language.md 4.4). A new one is its own file and its line here. */
public enum ReducerFunction {
    COUNT("count"),
    SUM("sum"),
    AVG("avg"),
    MIN("min"),
    MAX("max"),
    MODE("mode"),
    FIRST("first"),
    LAST("last"),
    UNIQUE("unique"),
    UNIQUE_COUNT("unique");

    private final String keyword;

    ReducerFunction(String keyword) {
        this.keyword = keyword;
    }

    /** The function name: {@code sum}. {@code unique(…).count()} goes by {@code unique}, too. */
    public String keyword() {
        return keyword;
    }

    /** The reducer of that function name; {@code unique} is the list, not its count. */
    public static Optional<ReducerFunction> named(String keyword) {
        for (ReducerFunction function : values()) {
            if (function.keyword.equals(keyword)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }
}
