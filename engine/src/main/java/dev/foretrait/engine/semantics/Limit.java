package dev.foretrait.engine.semantics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A number that Segment publishes and a check reads (limits.md). A limit of the specification that has a lower and an
 * upper end is two constants with one id. {@link Limitation} has all rows of that page, those without a number as well.
 */
public enum Limit {
    COMPUTED_TRAITS("L-QTY-1", 50, Unit.DEFINITIONS, Check.WARN, "computed traits that the plan includes (U-70)"),
    AUDIENCES("L-QTY-3", 100, Unit.DEFINITIONS, Check.WARN, "audiences that the plan includes (U-70)"),
    PRIMARY_EXPRESSIONS("L-DEF-1", 50, Unit.EXPRESSIONS, Check.REFUSE, "comparisons in one definition (U-02)"),
    SESSION_LEAST("L-DEF-3", 1_800, Unit.SECONDS, Check.REFUSE, "shortest gap that ends a session"),
    SESSION_MOST("L-DEF-3", 90L * 86_400, Unit.SECONDS, Check.REFUSE, "longest gap that ends a session"),
    UNIQUE_LIST("L-DEF-5", 10_000, Unit.VALUES, Check.DROP, "values that a unique list keeps (U-53)"),
    MINIMUM_FREQUENCY("L-DEF-6", 2, Unit.TIMES, Check.WARN, "times that the value of Most Frequent must have occurred"),
    ENTITY_DEPTH("L-DEF-8", 6, Unit.LEVELS, Check.REFUSE, "entities inside each other"),
    NAME_LENGTH("L-DEF-14", 73, Unit.CHARACTERS, Check.WARN, "length of a name (U-71)"),
    DESCRIPTION_LENGTH("L-DEF-14", 1_000, Unit.CHARACTERS, Check.WARN, "length of a description (U-71)"),
    QUERY_LENGTH("L-DEF-14", 10_000, Unit.CHARACTERS, Check.WARN, "length of a query (U-71)"),
    KEY_LENGTH("L-DEF-15", 255, Unit.CHARACTERS, Check.WARN, "length of a key (U-71)"),
    BATCH_COMPUTATIONS("L-CMP-3", 10, Unit.DEFINITIONS, Check.WARN, "definitions computed in batches at a time"),
    BATCH_INTERVAL("L-CMP-5", 8, Unit.HOURS, Check.TELL, "time from one batch computation to the next"),
    EARLIEST_YEAR("L-EVT-2", 1970, Unit.YEAR, Check.DROP, "first year that timestamps may lie in"),
    HISTORY("L-EVT-3", 3L * 365, Unit.DAYS, Check.DROP, "history that counts"),
    PROPERTIES("L-EVT-4", 300, Unit.PROPERTIES, Check.DROP, "properties or traits of an event, at most (M-11)"),
    IDENTIFY_TRAITS("L-EVT-5", 300, Unit.PROPERTIES, Check.DROP, "traits of an identify call, fewer than (M-11)"),
    MESSAGE_SIZE("L-EVT-7", 32L * 1_024, Unit.BYTES, Check.DROP, "size of a message (M-10)"),
    BATCH_SIZE("L-EVT-7", 500L * 1_024, Unit.BYTES, Check.DROP, "size of a batch (M-10)"),
    BATCH_MESSAGES("L-EVT-7", 2_500, Unit.MESSAGES, Check.DROP, "messages in a batch (M-19)"),
    MESSAGE_ID_LENGTH("L-EVT-8", 100, Unit.CHARACTERS, Check.DROP, "length of a messageId"),
    GROUP_ID_LENGTH("L-EVT-9", 500, Unit.CHARACTERS, Check.DROP, "length of a groupId"),
    SPACE_FILTERS("L-EVT-10", 10, Unit.FILTERS, Check.REFUSE, "filters of a space"),
    MERGES("L-EVT-12", 100, Unit.TIMES, Check.DROP, "merges into one profile (I-10)"),
    IDENTIFIERS("L-EVT-13", 1_000, Unit.VALUES, Check.DROP, "identifiers of one profile"),
    IDENTIFIER_VALUES("L-EVT-14", 5, Unit.VALUES, Check.DROP, "values of one identifier type; user_id has 1");

    /** What a limit counts. */
    public enum Unit {
        BYTES,
        CHARACTERS,
        DAYS,
        DEFINITIONS,
        EXPRESSIONS,
        FILTERS,
        HOURS,
        LEVELS,
        MESSAGES,
        PROPERTIES,
        SECONDS,
        TIMES,
        VALUES,
        YEAR;

        /** The word for people: {@code days}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What happens to what is beyond a limit. */
    public enum Check {
        /** A definition is refused. */
        REFUSE,
        /** A definition gets a warning. */
        WARN,
        /** It is part of what is told about a definition. */
        TELL,
        /** An event, or the excess of it, never counts. */
        DROP
    }

    private final String id;
    private final long value;
    private final Unit unit;
    private final Check check;
    private final String summary;

    Limit(String id, long value, Unit unit, Check check, String summary) {
        this.id = id;
        this.value = value;
        this.unit = unit;
        this.check = check;
        this.summary = summary;
    }

    /** The number in the specification: {@code L-EVT-4}. */
    public String id() {
        return id;
    }

    /** The published number. */
    public long value() {
        return value;
    }

    /** The published number, with so many bytes to a KB. */
    public long value(Kilobyte kilobyte) {
        return unit == Unit.BYTES ? value / Kilobyte.OF_1024.bytes() * kilobyte.bytes() : value;
    }

    /** The published number for places that count in {@code int}. */
    public int intValue() {
        return Math.toIntExact(value);
    }

    /** What the number counts. */
    public Unit unit() {
        return unit;
    }

    /** What happens beyond it. */
    public Check check() {
        return check;
    }

    /** What is limited, in a few words. */
    public String summary() {
        return summary;
    }

    /** The limits of that id: none, one, or the two ends of a range. */
    public static List<Limit> numbered(String id) {
        return Stream.of(values()).filter(limit -> limit.id.equals(id)).toList();
    }
}
