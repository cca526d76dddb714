package dev.foretrait.engine.entity;

import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.Semantics.DateBounds;
import dev.foretrait.engine.semantics.Semantics.DayDistance;
import dev.foretrait.engine.semantics.Semantics.NoneOfMissing;
import dev.foretrait.engine.semantics.Semantics.TextCase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The truth of a comparison between values of one type, by their canonical spellings; an empty one is null. Nulls behave as
 * everywhere in the language (query-language.md 4.5): nothing but {@code absent} and {@code omits} holds of one, and
 * {@code none_of} if so chosen (U-29).
 *
 * @param comparator which
 * @param type the type of both sides
 * @param distance from now, for the comparators that take one
 * @param now the instant of the run
 * @param semantics the choices of the run
 */
record TypedComparison(
        Comparator comparator, ColumnType type, Optional<Length> distance, Instant now, Semantics semantics) {

    boolean holds(Optional<String> value, List<Optional<String>> terms) {
        return switch (comparator) {
            case EXISTS -> value.isPresent();
            case ABSENT -> value.isEmpty();
            case OMITS -> !holdsOfSome(Comparator.CONTAINS, value, terms);
            case NONE_OF ->
                value.isPresent()
                        ? !holdsOfSome(Comparator.EQUALS, value, terms)
                        : semantics.of(NoneOfMissing.class) == NoneOfMissing.TRUE;
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
            case CONTAINS -> cased(value).contains(cased(term));
            case STARTS_WITH -> cased(value).startsWith(cased(term));
            case ENDS_WITH -> cased(value).endsWith(cased(term));
            case GREATER_THAN -> type.compare(value, term) > 0;
            case AT_LEAST -> type.compare(value, term) >= 0;
            case LESS_THAN -> type.compare(value, term) < 0;
            case AT_MOST -> type.compare(value, term) <= 0;
            case BEFORE_DATE -> isBefore(value, term);
            case AFTER_DATE -> isBefore(term, value);
            default -> throw new IllegalArgumentException(simple + " takes no operand");
        };
    }

    /** The text to look for or in (U-30). */
    private String cased(String text) {
        return semantics.of(TextCase.class) == TextCase.IGNORED ? text.toLowerCase(Locale.ROOT) : text;
    }

    /** Whether they are in that order; at one date or instant as chosen (U-32). */
    private boolean isBefore(String earlier, String later) {
        int atOnce = semantics.of(DateBounds.class) == DateBounds.INCLUDED ? 0 : -1;
        return Integer.signum(type.compare(earlier, later)) <= atOnce;
    }

    /** By days these comparators speak of UTC calendar dates unless switched, by hours of instants; both ends count (U-31). */
    private boolean isAtDistance(String value) {
        Length length = distance.orElseThrow();
        Instant instant = type.instant(value);
        Duration ahead =
                length.unit() == Length.Unit.DAY && semantics.of(DayDistance.class) == DayDistance.CALENDAR_DAYS
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
