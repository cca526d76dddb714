package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Literal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A value on the right of a comparison, with what comparisons ask of it worked out.
 *
 * @param value the value; a date or timestamp literal as it was spelled
 * @param kind where it comes from
 * @param number the number it counts as
 * @param instant the instant it means: a literal without zone is UTC, a value without zone means none (4.6, U-33)
 */
record Term(Value value, Kind kind, Optional<BigDecimal> number, Optional<Instant> instant) {

    enum Kind {
        /** A field, or what a chain came to. */
        FOUND,
        /** A text or number in the query. */
        WRITTEN,
        /** A date in the query. */
        DATE,
        /** A timestamp in the query. */
        TIMESTAMP
    }

    static Term of(Value value) {
        return new Term(value, Kind.FOUND, value.number(), instantOf(value));
    }

    static Term of(Literal literal) {
        if (literal instanceof Literal.Text text) {
            Value value = Value.of(text.text());
            Optional<Instant> instant = IsoTime.parse(text.text()).map(IsoTime::instant);
            return new Term(value, Kind.WRITTEN, value.number(), instant);
        }
        if (literal instanceof Literal.Number number) {
            Value value = new Value.Number(number.spelling());
            return new Term(value, Kind.WRITTEN, value.number(), Optional.empty());
        }
        if (literal instanceof Literal.Date date) {
            Optional<Instant> instant = Optional.of(date.time().instant());
            return new Term(Value.of(date.spelling()), Kind.DATE, Optional.empty(), instant);
        }
        Literal.Timestamp timestamp = (Literal.Timestamp) literal;
        Optional<Instant> instant = Optional.of(timestamp.time().instant());
        return new Term(Value.of(timestamp.spelling()), Kind.TIMESTAMP, Optional.empty(), instant);
    }

    /** The instant of a value: of text that is an ISO date, or an ISO timestamp with its zone (U-33). */
    static Optional<Instant> instantOf(Value value) {
        return value instanceof Value.Text text
                ? IsoTime.parse(text.string())
                        .filter(time -> time.strict() && (time.dateOnly() || time.zoned()))
                        .map(IsoTime::instant)
                : Optional.empty();
    }

    /** The same, where text without a zone is in UTC. */
    static Optional<Instant> instantInUtcOf(Value value) {
        return value instanceof Value.Text text
                ? IsoTime.parse(text.string()).filter(IsoTime::strict).map(IsoTime::instant)
                : Optional.empty();
    }

    boolean isTime() {
        return kind == Kind.DATE || kind == Kind.TIMESTAMP;
    }
}
