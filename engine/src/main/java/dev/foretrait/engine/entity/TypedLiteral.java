package dev.foretrait.engine.entity;

import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.semantics.DateText;
import dev.foretrait.engine.semantics.Semantics;
import java.util.Optional;

/** Literals as values of a column's type. */
final class TypedLiteral {

    private TypedLiteral() {}

    /**
     * The canonical spelling of the literal, if it is of the type. Text is STRING; where a column is a TIME, for which there
     * is no other literal, it is a time of day, and {@code before_date} and {@code after_date} take dates as text, as all
     * comparators do if so chosen (U-82).
     */
    static Optional<String> read(Literal literal, ColumnType type, Comparator comparator, Semantics semantics) {
        if (literal instanceof Literal.Text text) {
            boolean spells = type == ColumnType.STRING
                    || type == ColumnType.TIME
                    || comparator == Comparator.BEFORE_DATE
                    || comparator == Comparator.AFTER_DATE
                    || type.isDated() && semantics.of(DateText.class) == DateText.ALL_COMPARATORS;
            return spells ? type.read(text.text(), semantics) : Optional.empty();
        }
        if (literal instanceof Literal.Number number) {
            return type == ColumnType.NUMBER ? type.read(number.spelling(), semantics) : Optional.empty();
        }
        if (literal instanceof Literal.Date date) {
            return type == ColumnType.DATE ? type.read(date.spelling(), semantics) : Optional.empty();
        }
        return type == ColumnType.TIMESTAMP
                ? type.read(((Literal.Timestamp) literal).spelling(), semantics)
                : Optional.empty();
    }

    /** What the literal is, for people: {@code the text 'x'}. */
    static String described(Literal literal) {
        if (literal instanceof Literal.Text text) {
            return "the text '" + text.text() + "'";
        }
        if (literal instanceof Literal.Number number) {
            return "the number " + number.spelling();
        }
        return literal instanceof Literal.Date date
                ? "the date " + date.spelling()
                : "the timestamp " + ((Literal.Timestamp) literal).spelling();
    }

    /** How a literal of the type is written in a query. */
    static String example(ColumnType type, Semantics semantics) {
        return switch (type) {
            case NUMBER -> "12.50";
            case STRING -> "'text'";
            case DATE -> "2026-03-01";
            case TIME -> "'17:30:00'";
            case TIMESTAMP -> "2026-03-01T17:30:00Z" + (type.needsZone(semantics) ? ", with its zone (U-82)" : "");
        };
    }
}
