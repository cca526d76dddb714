package dev.foretrait.engine.entity;

import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.Decimals;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.TraitType;
import dev.foretrait.engine.semantics.ZonelessCells;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The type of an entity's column. Every value of a type has one canonical spelling, so that two are equal exactly if their
 * spellings are; an order is asked of the type.
 */
public enum ColumnType {
    /** An exact decimal; {@code 5.0} is spelled {@code 5}. */
    NUMBER("a plain decimal, as 12.50"),
    /** Text, compared by code points. */
    STRING("text"),
    /** A calendar date. */
    DATE("a date, as 2026-03-01"),
    /** A time of day, to the nanosecond. */
    TIME("a time of day, as 17:30:00"),
    /** An instant, to the nanosecond; without a zone it is UTC unless refused (U-82). */
    TIMESTAMP("a timestamp, as 2026-03-01T17:30:00Z");

    private static final String SOME_DAY = "1970-01-01T";
    private static final int TIME_START = SOME_DAY.length();
    private static final int TIMESTAMP_LENGTH = "0000-00-00T00:00:00.000Z".length();

    private static final int MILLISECOND_DIGITS = 3;

    private final String form;

    ColumnType(String form) {
        this.form = form;
    }

    /** What its values look like, for people. */
    public String form(Semantics semantics) {
        return needsZone(semantics) ? form + " with its zone" : form;
    }

    /** Whether text without a zone is none of its values (U-82). */
    boolean needsZone(Semantics semantics) {
        return this == TIMESTAMP && semantics.of(ZonelessCells.class) == ZonelessCells.REFUSED;
    }

    /** The type of that name, which is written in capitals. */
    public static Optional<ColumnType> named(String name) {
        return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** The canonical spelling of the value that a cell or a literal spells, if it spells one of this type. */
    public Optional<String> read(String text, Semantics semantics) {
        return switch (this) {
            case NUMBER -> Decimals.parse(text).map(Decimals::plain);
            case STRING -> Optional.of(text);
            case DATE ->
                IsoTime.parse(text)
                        .filter(time -> time.dateOnly() && time.strict())
                        .map(time -> text);
            case TIME ->
                IsoTime.parse(SOME_DAY + text)
                        .filter(time -> time.strict() && !time.zoned())
                        .map(time -> withoutZone(IsoTime.format(time.instant())).substring(TIME_START)
                                + beyondMilliseconds(text));
            case TIMESTAMP ->
                IsoTime.parse(text)
                        .filter(time -> !time.dateOnly() && (time.zoned() || !needsZone(semantics)))
                        .map(time -> IsoTime.format(time.instant()))
                        .filter(spelling -> spelling.length() == TIMESTAMP_LENGTH)
                        .map(spelling -> withoutZone(spelling) + beyondMilliseconds(text) + "Z");
        };
    }

    /** The digits behind the third of a fraction of a second, without zeros at the end. */
    private static String beyondMilliseconds(String text) {
        int start = text.indexOf('.') + 1;
        int end = start;
        while (start > 0 && end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        int last = end;
        while (last > start && text.charAt(last - 1) == '0') {
            last--;
        }
        return last - start > MILLISECOND_DIGITS ? text.substring(start + MILLISECOND_DIGITS, last) : "";
    }

    /** What is in order as text, of two spellings of timestamps. */
    private static String withoutZone(String timestamp) {
        return timestamp.substring(0, timestamp.length() - 1);
    }

    /** The canonical spelling of a trait's value, if it is of this type (U-84). */
    public Optional<String> read(Value value, Semantics semantics) {
        if (semantics.of(TraitType.class) == TraitType.OF_THE_COLUMN && isScalar(value)) {
            return read(value.string(), semantics);
        }
        if (this == NUMBER) {
            return value instanceof Value.Number ? read(value.string(), semantics) : Optional.empty();
        }
        if (this == STRING && value instanceof Value.Bool) {
            return Optional.of(value.string());
        }
        boolean vague = this == TIMESTAMP
                && IsoTime.parse(value.string())
                        .filter(time -> time.zoned() && time.strict())
                        .isEmpty();
        return value instanceof Value.Text && !vague ? read(value.string(), semantics) : Optional.empty();
    }

    private static boolean isScalar(Value value) {
        return value instanceof Value.Text || value instanceof Value.Number || value instanceof Value.Bool;
    }

    /** Whether values of this type lie before or after now. */
    boolean isDated() {
        return this == DATE || this == TIMESTAMP;
    }

    /** The instant of a value of this type, given its canonical spelling; that of a date is its first. */
    Instant instant(String spelling) {
        return this == DATE
                ? LocalDate.parse(spelling).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(spelling);
    }

    /** How two values of this type are ordered, given their canonical spellings. */
    int compare(String left, String right) {
        return switch (this) {
            case NUMBER -> new BigDecimal(left).compareTo(new BigDecimal(right));
            case STRING -> CodePointOrder.INSTANCE.compare(left, right);
            case DATE, TIME -> left.compareTo(right);
            case TIMESTAMP -> withoutZone(left).compareTo(withoutZone(right));
        };
    }
}
