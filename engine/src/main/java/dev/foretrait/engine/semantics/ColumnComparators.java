package dev.foretrait.engine.semantics;

/** Which comparators the column of an entity has (U-83). */
public enum ColumnComparators implements Option {
    /** Those that mean something for its type; text has no order. */
    BY_TYPE,
    /** Those, and for text the order by code point. */
    TEXT_IN_ORDER,
    /** Those that Segment lists for dynamic references: {@code = !=}, and an order, or for text its parts. */
    PUBLISHED_ONLY
}
