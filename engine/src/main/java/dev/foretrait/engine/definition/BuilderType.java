package dev.foretrait.engine.definition;

import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person can pick in the trait builder (computed-traits.md 3), the reducer that does it, and what it asks for. */
public enum BuilderType {
    EVENT_COUNTER("event counter", ReducerFunction.COUNT),
    SUM("sum", ReducerFunction.SUM, Option.PROPERTY),
    AVERAGE("average", ReducerFunction.AVG, Option.PROPERTY),
    MINIMUM("minimum", ReducerFunction.MIN, Option.PROPERTY),
    MAXIMUM("maximum", ReducerFunction.MAX, Option.PROPERTY),
    MOST_FREQUENT("most frequent", ReducerFunction.MODE, Option.PROPERTY, Option.MINIMUM_FREQUENCY, Option.VALUE_TYPE),
    FIRST("first", ReducerFunction.FIRST, Option.PROPERTY),
    LAST("last", ReducerFunction.LAST, Option.PROPERTY),
    UNIQUE_LIST("unique list", ReducerFunction.UNIQUE, Option.PROPERTY),
    UNIQUE_LIST_COUNT("unique list count", ReducerFunction.UNIQUE_COUNT, Option.PROPERTY);

    /** What a type asks for beyond event, conditions and window, which all of them have. */
    public enum Option {
        /** The field that is reduced. */
        PROPERTY,
        /** How often a value must have occurred. */
        MINIMUM_FREQUENCY,
        /** As what values are compared. */
        VALUE_TYPE
    }

    private final String displayName;
    private final ReducerFunction function;
    private final Set<Option> options;

    BuilderType(String displayName, ReducerFunction function, Option... options) {
        this.displayName = displayName;
        this.function = function;
        this.options = EnumSet.noneOf(Option.class);
        this.options.addAll(Set.of(options));
    }

    /** The word in definition files: {@code event_counter}. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words for people: {@code event counter}. */
    public String displayName() {
        return displayName;
    }

    /** The reducer behind it. */
    public ReducerFunction function() {
        return function;
    }

    /** Whether the builder asks for the option. */
    public boolean takes(Option option) {
        return options.contains(option);
    }

    /** The type of that keyword. */
    public static Optional<BuilderType> named(String keyword) {
        for (BuilderType type : values()) {
            if (type.keyword().equals(keyword)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type that reduces by the function: every reducer has one. */
    public static BuilderType of(ReducerFunction function) {
        for (BuilderType type : values()) {
            if (type.function == function) {
                return type;
            }
        }
        throw new IllegalArgumentException("no builder type for " + function);
    }
}
