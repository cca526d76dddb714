package dev.foretrait.engine.query;

import java.util.Optional;

/** Every comparator of the language (query-language.md 4.5). A new one is its line here and its truth in {@code evaluate}. */
public enum Comparator {
    EQUALS("equals", "=", Arity.ONE),
    DIFFERS("differs", "!=", Arity.ONE),
    GREATER_THAN("greater_than", ">", Arity.ONE),
    AT_LEAST("at_least", ">=", Arity.ONE),
    LESS_THAN("less_than", "<", Arity.ONE),
    AT_MOST("at_most", "<=", Arity.ONE),
    EXISTS("exists", "", Arity.NONE),
    ABSENT("absent", "", Arity.NONE),
    CONTAINS("contains", "", Arity.SEVERAL),
    OMITS("omits", "", Arity.ONE),
    STARTS_WITH("starts_with", "", Arity.ONE),
    ENDS_WITH("ends_with", "", Arity.ONE),
    ONE_OF("one_of", "", Arity.SEVERAL),
    NONE_OF("none_of", "", Arity.SEVERAL),
    BEFORE_DATE("before_date", "", Arity.ONE),
    AFTER_DATE("after_date", "", Arity.ONE),
    WITHIN_LAST("within_last", "", Arity.DURATION),
    WITHIN_NEXT("within_next", "", Arity.DURATION),
    BEFORE_LAST("before_last", "", Arity.DURATION),
    AFTER_NEXT("after_next", "", Arity.DURATION);

    /** What a comparator takes. */
    public enum Arity {
        NONE,
        ONE,
        SEVERAL,
        DURATION
    }

    private final String keyword;
    private final String symbol;
    private final Arity arity;

    Comparator(String keyword, String symbol, Arity arity) {
        this.keyword = keyword;
        this.symbol = symbol;
        this.arity = arity;
    }

    /** The function name: {@code at_least}. */
    public String keyword() {
        return keyword;
    }

    /** The sign that stands for it ({@code >=}), where one does. */
    public Optional<String> symbol() {
        return symbol.isEmpty() ? Optional.empty() : Optional.of(symbol);
    }

    /** What it takes. */
    public Arity arity() {
        return arity;
    }

    /** The comparator that says the same with its sides exchanged; empty if it asks for no order. */
    public Optional<Comparator> mirrored() {
        return switch (this) {
            case GREATER_THAN -> Optional.of(LESS_THAN);
            case AT_LEAST -> Optional.of(AT_MOST);
            case LESS_THAN -> Optional.of(GREATER_THAN);
            case AT_MOST -> Optional.of(AT_LEAST);
            case BEFORE_DATE -> Optional.of(AFTER_DATE);
            case AFTER_DATE -> Optional.of(BEFORE_DATE);
            default -> Optional.empty();
        };
    }

    /** The comparator of that sign. */
    static Optional<Comparator> signed(String symbol) {
        for (Comparator comparator : values()) {
            if (comparator.symbol.equals(symbol) && !symbol.isEmpty()) {
                return Optional.of(comparator);
            }
        }
        return Optional.empty();
    }

    /** The comparator of that function name. */
    public static Optional<Comparator> named(String keyword) {
        for (Comparator comparator : values()) {
            if (comparator.keyword.equals(keyword)) {
                return Optional.of(comparator);
            }
        }
        return Optional.empty();
    }
}
