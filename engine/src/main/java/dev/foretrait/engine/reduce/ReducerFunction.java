package dev.foretrait.engine.reduce;

import java.util.Optional;

/** Every reducer of the language (query-language.md 4.4). A new one is its own file and its line here. */
public enum ReducerFunction {
    COUNT("count", (cast, frequency, longest) -> new Count()),
    SUM("sum", (cast, frequency, longest) -> new Sum()),
    AVG("avg", (cast, frequency, longest) -> new Average()),
    MIN("min", (cast, frequency, longest) -> cast.equals(Optional.of(Cast.STRING)) ? ExtremeText.FIRST : Extreme.LEAST),
    MAX(
            "max",
            (cast, frequency, longest) -> cast.equals(Optional.of(Cast.STRING)) ? ExtremeText.LAST : Extreme.GREATEST),
    MODE("mode", (cast, frequency, longest) -> new Mode(frequency, cast.equals(Optional.of(Cast.NUMBER)))),
    FIRST("first", (cast, frequency, longest) -> Edge.FIRST),
    LAST("last", (cast, frequency, longest) -> Edge.LAST),
    UNIQUE("unique", (cast, frequency, longest) -> new Unique(Unique.Result.LIST, longest)),
    UNIQUE_COUNT("unique", (cast, frequency, longest) -> new Unique(Unique.Result.COUNT, longest));

    private final String keyword;
    private final Maker maker;

    ReducerFunction(String keyword, Maker maker) {
        this.keyword = keyword;
        this.maker = maker;
    }

    /** The function name: {@code sum}. {@code unique(…).count()} goes by {@code unique}, too. */
    public String keyword() {
        return keyword;
    }

    /**
     * The reducer that does it.
     *
     * @param cast the {@code as …}, where one is written
     * @param frequency the least frequency of {@code mode}; of no meaning to the others
     * @param longest the most values that {@code unique} keeps; of no meaning to the others
     */
    public Reducer<?> reducer(Optional<Cast> cast, long frequency, int longest) {
        return maker.make(cast, frequency, longest);
    }

    /** Whether the value is a number worked out from the numbers of events. */
    public boolean isArithmetic() {
        return this == SUM || this == AVG || this == MIN || this == MAX;
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

    private interface Maker {
        Reducer<?> make(Optional<Cast> cast, long frequency, int longest);
    }
}
