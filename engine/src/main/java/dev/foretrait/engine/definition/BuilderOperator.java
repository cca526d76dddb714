package dev.foretrait.engine.definition;

import dev.foretrait.engine.query.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a condition of the builder can ask (computed-traits.md 4): the operator's name, the comparator behind it, and
 * what it compares with.
 */
public enum BuilderOperator {
    EQUALS("equals", Comparator.EQUALS, Takes.VALUE),
    NOT_EQUALS("not equals", Comparator.DIFFERS, Takes.VALUE),
    LESS_THAN("less than", Comparator.LESS_THAN, Takes.VALUE),
    GREATER_THAN("greater than", Comparator.GREATER_THAN, Takes.VALUE),
    LESS_THAN_OR_EQUAL("less than or equal", Comparator.AT_MOST, Takes.VALUE),
    GREATER_THAN_OR_EQUAL("greater than or equal", Comparator.AT_LEAST, Takes.VALUE),
    CONTAINS("contains", Comparator.CONTAINS, Takes.VALUE),
    DOES_NOT_CONTAIN("does not contain", Comparator.OMITS, Takes.VALUE),
    STARTS_WITH("starts with", Comparator.STARTS_WITH, Takes.VALUE),
    ENDS_WITH("ends with", Comparator.ENDS_WITH, Takes.VALUE),
    EXISTS("exists", Comparator.EXISTS, Takes.NOTHING),
    NOT_EXISTS("not exists", Comparator.ABSENT, Takes.NOTHING),
    BEFORE_DATE("before date", Comparator.BEFORE_DATE, Takes.VALUE),
    AFTER_DATE("after date", Comparator.AFTER_DATE, Takes.VALUE),
    EQUALS_ONE_OF("equals one of", Comparator.ONE_OF, Takes.LIST),
    CONTAINS_ONE_OF("contains one of", Comparator.CONTAINS, Takes.LIST),
    WITHIN_LAST("within last", Comparator.WITHIN_LAST, Takes.LENGTH),
    WITHIN_NEXT("within next", Comparator.WITHIN_NEXT, Takes.LENGTH),
    BEFORE_LAST("before last", Comparator.BEFORE_LAST, Takes.LENGTH),
    AFTER_NEXT("after next", Comparator.AFTER_NEXT, Takes.LENGTH);

    /** What stands beside an operator. */
    public enum Takes {
        NOTHING,
        VALUE,
        /** One value or several. */
        LIST,
        /** A length of time: {@code 7 days}. */
        LENGTH
    }

    private final String displayName;
    private final Comparator comparator;
    private final Takes takes;

    BuilderOperator(String displayName, Comparator comparator, Takes takes) {
        this.displayName = displayName;
        this.comparator = comparator;
        this.takes = takes;
    }

    /** The name in the builder and in definition files: {@code not equals}. */
    public String displayName() {
        return displayName;
    }

    /** The comparator behind it. */
    public Comparator comparator() {
        return comparator;
    }

    /** What it compares with. */
    public Takes takes() {
        return takes;
    }

    /** The operator of that name; words may be joined by spaces or by underscores. */
    public static Optional<BuilderOperator> named(String name) {
        String spaced = name.replace('_', ' ');
        for (BuilderOperator operator : values()) {
            if (operator.displayName.equals(spaced)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /**
     * The operator that does what the comparator does, one of a list only where it must be.
     *
     * @param several whether it stands beside more than one value
     * @throws IllegalArgumentException if the builder has none
     */
    public static BuilderOperator of(Comparator comparator, boolean several) {
        return Stream.of(values())
                .filter(operator -> operator.comparator == comparator)
                .filter(operator -> !several || operator.takes == Takes.LIST)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operator for " + comparator));
    }

    /** Whether the builder has an operator for the comparator; {@code none_of} has none. */
    static boolean has(Comparator comparator) {
        for (BuilderOperator operator : values()) {
            if (operator.comparator == comparator) {
                return true;
            }
        }
        return false;
    }
}
