package dev.foretrait.engine.entity;

import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Length;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The truth of a comparison between values of one type, by their canonical spellings; an empty one is null. Nulls behave as
 * everywhere in the language (query-language.md 4.5): nothing but {@code absent} and {@code omits} holds of one.
 *
 * @param comparator which
 * @param type the type of both sides
 * @param distance from now, for the comparators that take one
 * @param now the instant of the run
 */
record TypedComparison(Comparator comparator, ColumnType type, Optional<Length> distance, Instant now) {

    boolean holds(Optional<String> value, List<Optional<String>> terms) {
        return switch (comparator) {
            case EXISTS -> value.isPresent();
            case ABSENT -> value.isEmpty();
            case OMITS -> !holdsOfSome(Comparator.CONTAINS, value, terms);
            case NONE_OF -> value.isPresent() && !holdsOfSome(Comparator.EQUALS, value, terms);
            case WITHIN_LAST, WITHIN_NEXT, BEFORE_LAST, AFTER_NEXT ->
                value.filter(this::isAtDistance).isPresent();
            default -> holdsOfSome(comparator, value, terms);
        };
    }

    private boolean holdsOfSome(Comparator simple, Optional<String> value, List<Optional<String>> terms) {
        if (value.isEmpty()) {
            return false;
        }
        for (Optional<String> term : terms) {
            if (term.isPresent() && holds(simple, value.get(), term.get())) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Comparator simple, String value, String term) {
        return switch (simple) {
            case EQUALS, ONE_OF -> value.equals(term);
            case DIFFERS -> !value.equals(term);
            case CONTAINS -> value.contains(term);
            case STARTS_WITH -> value.startsWith(term);
            case ENDS_WITH -> value.endsWith(term);
            case GREATER_THAN, AFTER_DATE -> type.compare(value, term) > 0;
            case AT_LEAST -> type.compare(value, term) >= 0;
            case LESS_THAN, BEFORE_DATE -> type.compare(value, term) < 0;
            case AT_MOST -> type.compare(value, term) <= 0;
            default -> throw new IllegalArgumentException(simple + " takes no operand");
        };
    }

    /** By days these comparators speak of UTC calendar dates, by hours of instants; both ends are included (U-31). */
    private boolean isAtDistance(String value) {
        Length length = distance.orElseThrow();
        Instant instant = IsoTime.parse(value).orElseThrow().instant();
        Duration ahead = length.unit() == Length.Unit.DAY
                ? Duration.ofDays(date(instant).toEpochDay() - date(now).toEpochDay())
                : Duration.between(now, instant);
        Duration far = length.duration();
        return switch (comparator) {
            case WITHIN_LAST -> ahead.compareTo(Duration.ZERO) <= 0 && ahead.compareTo(far.negated()) >= 0;
            case WITHIN_NEXT -> !ahead.isNegative() && ahead.compareTo(far) <= 0;
            case BEFORE_LAST -> ahead.compareTo(far.negated()) <= 0;
            case AFTER_NEXT -> ahead.compareTo(far) >= 0;
            default -> throw new IllegalArgumentException(comparator + " takes no distance");
        };
    }

    private static LocalDate date(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
