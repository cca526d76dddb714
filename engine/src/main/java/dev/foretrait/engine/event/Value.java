package dev.foretrait.engine.event;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value as it was sent. JSON {@code null} and a missing value are the same thing to the query language:
 * {@link #ABSENT}.
 *
 * <p>{@code equals} is identity of what was sent: the number {@code 5.0} does not equal {@code 5} here. The equality and
 * the order of the language depend on the literal beside them and live with the comparators.
 */
public sealed interface Value {

    /** Missing, or JSON null. */
    Value ABSENT = Absent.INSTANCE;

    /** A text value. */
    static Value of(String text) {
        return new Text(text);
    }

    /** An integer. */
    static Value of(long number) {
        return new Number(Long.toString(number));
    }

    /** A decimal in its shortest plain spelling. */
    static Value of(BigDecimal number) {
        return new Number(Decimals.plain(number));
    }

    /** {@code true} or {@code false}. */
    static Value of(boolean truth) {
        return truth ? Bool.TRUE : Bool.FALSE;
    }

    /** Whether there is nothing here: missing or null. */
    default boolean isAbsent() {
        return false;
    }

    /**
     * The string form of query-language.md 5.2: text as it is, numbers in plain decimals without trailing zeros, arrays
     * and objects as compact JSON. The string form of an absent value is empty and never asked for.
     */
    String string();

    /**
     * The number this value counts as: a number, or text in number syntax (U-19). Booleans, arrays and objects are no
     * numbers, nor is anything beyond {@link Decimals#MAX_EXPONENT}.
     */
    default Optional<BigDecimal> number() {
        return Optional.empty();
    }

    /** The value as compact JSON, numbers as they were spelled. */
    default String json() {
        return JsonText.spelled(this);
    }

    /** Missing, or JSON null. */
    enum Absent implements Value {
        INSTANCE;

        @Override
        public boolean isAbsent() {
            return true;
        }

        @Override
        public String string() {
            return "";
        }
    }

    /** A JSON string. May hold NUL and unpaired surrogates. */
    record Text(String string) implements Value {
        @Override
        public Optional<BigDecimal> number() {
            return Decimals.parse(string);
        }
    }

    /** A JSON number, with the spelling it was sent in ({@code 1.50} stays {@code 1.50}). */
    record Number(String literal) implements Value {
        @Override
        public String string() {
            return number().map(Decimals::plain).orElse(literal);
        }

        @Override
        public Optional<BigDecimal> number() {
            return Decimals.parse(literal);
        }
    }

    /** A JSON boolean. */
    enum Bool implements Value {
        FALSE,
        TRUE;

        @Override
        public String string() {
            return this == TRUE ? "true" : "false";
        }
    }

    /** A JSON array. */
    record Array(List<Value> elements) implements Value {
        public Array {
            elements = List.copyOf(elements);
        }

        @Override
        public String string() {
            return JsonText.canonical(this);
        }
    }

    /** A JSON object; iteration follows the order of the keys as sent, equality does not. */
    record Object(Map<String, Value> fields) implements Value {
        /** The object without fields. */
        public static final Object EMPTY = new Object(Map.of());

        /** The field of that name, or {@link Value#ABSENT}. */
        public Value get(String key) {
            return fields.getOrDefault(key, ABSENT);
        }

        @Override
        public String string() {
            return JsonText.canonical(this);
        }
    }
}
