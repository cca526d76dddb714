package dev.foretrait.engine.reduce;

import dev.foretrait.engine.semantics.AlphabeticalOrder;
import dev.foretrait.engine.semantics.CountOfUnique;
import dev.foretrait.engine.semantics.ElementAtEdge;
import dev.foretrait.engine.semantics.EqualTimes;
import dev.foretrait.engine.semantics.KeptValues;
import dev.foretrait.engine.semantics.MissingAtEdge;
import dev.foretrait.engine.semantics.ModeType;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.TraitOrder;
import java.util.Optional;

/** Every reducer of the language (query-language.md 4.4). A new one is its own file and its line here. */
public enum ReducerFunction {
    COUNT("count", (cast, frequency, semantics) -> new Count()),
    SUM("sum", (cast, frequency, semantics) -> new Sum(NumberRules.of(semantics))),
    AVG("avg", (cast, frequency, semantics) -> new Average(NumberRules.of(semantics))),
    MIN(
            "min",
            (cast, frequency, semantics) -> cast.equals(Optional.of(Cast.STRING))
                    ? new ExtremeText(alphabet(semantics).comparator())
                    : new Extreme(Extreme.End.LEAST, NumberRules.of(semantics))),
    MAX(
            "max",
            (cast, frequency, semantics) -> cast.equals(Optional.of(Cast.STRING))
                    ? new ExtremeText(alphabet(semantics).reversed())
                    : new Extreme(Extreme.End.GREATEST, NumberRules.of(semantics))),
    MODE(
            "mode",
            (cast, frequency, semantics) -> new Mode(
                    frequency,
                    cast.equals(Optional.of(Cast.NUMBER)) && semantics.of(ModeType.class) == ModeType.AS_CAST,
                    alphabet(semantics).comparator())),
    FIRST("first", (cast, frequency, semantics) -> edge(Edge.End.FIRST, semantics)),
    LAST("last", (cast, frequency, semantics) -> edge(Edge.End.LAST, semantics)),
    UNIQUE("unique", (cast, frequency, semantics) -> unique(Unique.Result.LIST, semantics.longestList(), semantics)),
    UNIQUE_COUNT(
            "unique",
            (cast, frequency, semantics) -> unique(
                    Unique.Result.COUNT,
                    semantics.of(CountOfUnique.class) == CountOfUnique.OF_LIST
                            ? semantics.longestList()
                            : Integer.MAX_VALUE,
                    semantics));

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
     * @param semantics the open choices
     */
    public Reducer<?> reducer(Optional<Cast> cast, long frequency, Semantics semantics) {
        return maker.make(cast, frequency, semantics);
    }

    /** Whether the value is a number worked out from the numbers of events. */
    public boolean isArithmetic() {
        return this == SUM || this == AVG || this == MIN || this == MAX;
    }

    /** Whether the value counts something, and is 0 where there is nothing. */
    public boolean isCount() {
        return this == COUNT || this == UNIQUE_COUNT;
    }

    /** Whether an array that it is given is the text it is flattened to; {@code first} and {@code last} give values as sent. */
    public boolean takesTexts() {
        return this != FIRST && this != LAST;
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

    private static AlphabeticalOrder alphabet(Semantics semantics) {
        return semantics.of(AlphabeticalOrder.class);
    }

    private static Edge edge(Edge.End end, Semantics semantics) {
        return new Edge(
                end,
                semantics.of(MissingAtEdge.class),
                semantics.of(ElementAtEdge.class),
                semantics.of(EqualTimes.class),
                TraitOrder.HAPPENED);
    }

    private static Unique unique(Unique.Result result, int longest, Semantics semantics) {
        return new Unique(
                result,
                longest,
                semantics.of(KeptValues.class),
                alphabet(semantics).comparator(),
                semantics.of(EqualTimes.class));
    }

    private interface Maker {
        Reducer<?> make(Optional<Cast> cast, long frequency, Semantics semantics);
    }
}
