package dev.foretrait.engine.evaluate;

import dev.foretrait.engine.event.CodePointOrder;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.query.Comparator;
import dev.foretrait.engine.query.Length;
import dev.foretrait.engine.semantics.OmittingElements;
import dev.foretrait.engine.semantics.Semantics;
import dev.foretrait.engine.semantics.Semantics.DateBounds;
import dev.foretrait.engine.semantics.Semantics.DayDistance;
import dev.foretrait.engine.semantics.Semantics.NoneOfMissing;
import dev.foretrait.engine.semantics.Semantics.OtherOrder;
import dev.foretrait.engine.semantics.Semantics.TextCase;
import dev.foretrait.engine.semantics.ZonelessDates;
import dev.foretrait.engine.semantics.ZonelessOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The truth of a comparison: query-language.md 4.5, 4.6, 5.3 and 5.4. Values are sequences without absent elements; a path
 * without {@code $} yields one or none.
 *
 * @param comparator which
 * @param distance from now, for the comparators that take one
 * @param now the instant of the run
 * @param semantics the choices of the run
 */
record Comparison(Comparator comparator, Optional<Length> distance, Instant now, Semantics semantics) {

    /** Without a distance it is the same at every instant, and equal. */
    Comparison {
        now = distance.isPresent() ? now : Instant.EPOCH;
    }

    /** Whether it holds of some value against some term. Negations are negations of the whole (U-36, U-41). */
    boolean holds(List<Value> values, List<Term> terms) {
        return switch (comparator) {
            case EXISTS -> !values.isEmpty();
            case ABSENT -> values.isEmpty();
            case OMITS -> omits(values, terms);
            case NONE_OF -> holdsOfNone(values, terms);
            case WITHIN_LAST, WITHIN_NEXT, BEFORE_LAST, AFTER_NEXT ->
                values.stream().flatMap(value -> date(value).stream()).anyMatch(this::isAtDistance);
            default -> holdsOfSome(comparator, values, terms);
        };
    }

    /**
     * What it comes to of a value that is a text in the form of {@link IsoTime#format}, by its instant; empty if the instant
     * alone does not tell. Such a value has a date, so it never {@link #misses} one.
     */
    Optional<Predicate<Instant>> ofInstants(List<Term> terms) {
        if (distance.isPresent()) {
            return Optional.of(this::isAtDistance);
        }
        if (terms.size() != 1) {
            return Optional.empty();
        }
        Optional<Instant> time = time(terms.get(0));
        Optional<Instant> date = date(terms.get(0));
        return switch (comparator) {
            case GREATER_THAN -> time.map(bound -> instant -> instant.compareTo(bound) > 0);
            case LESS_THAN -> time.map(bound -> instant -> instant.compareTo(bound) < 0);
            case AT_LEAST -> time.map(bound -> instant -> instant.compareTo(bound) >= 0);
            case AT_MOST -> time.map(bound -> instant -> instant.compareTo(bound) <= 0);
            case BEFORE_DATE -> date.map(bound -> instant -> isBefore(Optional.of(instant), date));
            case AFTER_DATE -> date.map(bound -> instant -> isBefore(date, Optional.of(instant)));
            default -> Optional.empty();
        };
    }

    /** Whether a value alone is compared with its terms by nothing but equality with one of them. */
    boolean asksEquality() {
        return switch (comparator) {
            case EQUALS, ONE_OF, DIFFERS, NONE_OF -> true;
            default -> false;
        };
    }

    /** Whether it then holds of a value that is equal to none of them. */
    boolean isNegated() {
        return comparator == Comparator.DIFFERS || comparator == Comparator.NONE_OF;
    }

    /**
     * Of a sequence that is not empty, it holds where it holds of each value by itself, or else where it holds of some value by
     * itself.
     */
    boolean holdsOfEach() {
        return comparator == Comparator.OMITS && semantics.of(OmittingElements.class) != OmittingElements.SOME_OMITS;
    }

    /** Whether a date was asked of one of these values that has none to give. */
    boolean misses(List<Value> values, List<Term> terms) {
        return switch (comparator) {
            case BEFORE_DATE, AFTER_DATE, WITHIN_LAST, WITHIN_NEXT, BEFORE_LAST, AFTER_NEXT ->
                values.stream().anyMatch(value -> date(value).isEmpty());
            case GREATER_THAN, AT_LEAST, LESS_THAN, AT_MOST ->
                !ordersZoneless()
                        && terms.stream().anyMatch(term -> term.instant().isPresent())
                        && values.stream().anyMatch(Comparison::isTimeWithoutZone);
            default -> false;
        };
    }

    private boolean holdsOfSome(Comparator comparator, List<Value> values, List<Term> terms) {
        for (Value value : values) {
            for (Term term : terms) {
                if (!term.value().isAbsent() && holds(comparator, value, term)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean omits(List<Value> values, List<Term> terms) {
        return semantics.of(OmittingElements.class) == OmittingElements.SOME_OMITS && !values.isEmpty()
                ? values.stream().anyMatch(value -> !holdsOfSome(Comparator.CONTAINS, List.of(value), terms))
                : !holdsOfSome(Comparator.CONTAINS, values, terms);
    }

    private boolean holdsOfNone(List<Value> values, List<Term> terms) {
        if (values.isEmpty()) {
            return semantics.of(NoneOfMissing.class) == NoneOfMissing.TRUE;
        }
        return values.stream().anyMatch(value -> terms.stream().noneMatch(term -> areEqual(value, term)));
    }

    private boolean holds(Comparator one, Value value, Term term) {
        return switch (one) {
            case EQUALS, ONE_OF -> areEqual(value, term);
            case DIFFERS -> !areEqual(value, term);
            case GREATER_THAN -> order(value, term).orElse(0) > 0;
            case LESS_THAN -> order(value, term).orElse(0) < 0;
            case AT_LEAST -> order(value, term).orElse(-1) >= 0;
            case AT_MOST -> order(value, term).orElse(1) <= 0;
            case CONTAINS -> cased(value).contains(cased(term.value()));
            case STARTS_WITH -> cased(value).startsWith(cased(term.value()));
            case ENDS_WITH -> cased(value).endsWith(cased(term.value()));
            case BEFORE_DATE -> isBefore(date(value), date(term));
            case AFTER_DATE -> isBefore(date(term), date(value));
            default -> throw new IllegalArgumentException(one + " takes no operand");
        };
    }

    /** The text to look for or in (U-30). */
    private String cased(Value value) {
        return semantics.of(TextCase.class) == TextCase.IGNORED
                ? value.string().toLowerCase(Locale.ROOT)
                : value.string();
    }

    /** Whether both are there and in that order; at one instant as chosen (U-32). */
    private boolean isBefore(Optional<Instant> earlier, Optional<Instant> later) {
        int atOnce = semantics.of(DateBounds.class) == DateBounds.INCLUDED ? 0 : -1;
        return order(earlier, later).orElse(1) <= atOnce;
    }

    /**
     * Whether numbers and times with their zone have their order and nothing else has, and dates exclude themselves (U-32,
     * U-33, U-34, U-46).
     */
    boolean ordersAsSpecified() {
        return semantics.of(OtherOrder.class) == OtherOrder.NONE
                && semantics.of(DateBounds.class) == DateBounds.EXCLUDED
                && semantics.of(ZonelessDates.class) == ZonelessDates.NO_DATE
                && !ordersZoneless();
    }

    private boolean ordersZoneless() {
        return semantics.of(ZonelessOrder.class) == ZonelessOrder.UTC;
    }

    /** The instant that a value is to date comparators and date literals (U-33). */
    private Optional<Instant> date(Value value) {
        return semantics.of(ZonelessDates.class) == ZonelessDates.UTC
                ? Term.instantInUtcOf(value)
                : Term.instantOf(value);
    }

    private Optional<Instant> date(Term term) {
        return term.kind() == Term.Kind.FOUND ? date(term.value()) : term.instant();
    }

    /** The instant by which a value is ordered (U-46). */
    private Optional<Instant> time(Value value) {
        return ordersZoneless() ? Term.instantInUtcOf(value) : Term.instantOf(value);
    }

    private Optional<Instant> time(Term term) {
        return term.isTime() ? term.instant() : time(term.value());
    }

    private boolean areEqual(Value value, Term term) {
        if (term.value().isAbsent()) {
            return false;
        }
        if (term.isTime()) {
            Optional<Instant> instant = date(value);
            return term.kind() == Term.Kind.TIMESTAMP
                    ? instant.equals(term.instant())
                    : instant.map(Comparison::day).equals(term.instant().map(Comparison::day));
        }
        boolean numeric = isNumber(value) || isNumber(term.value());
        return numeric
                ? order(value.number(), term.number()).equals(OptionalInt.of(0))
                : value.string().equals(term.value().string());
    }

    private OptionalInt order(Value value, Term term) {
        if (!term.isTime()) {
            OptionalInt numeric = order(value.number(), term.number());
            if (numeric.isPresent()) {
                return numeric;
            }
        }
        OptionalInt inTime = order(time(value), time(term));
        return inTime.isEmpty() && !term.isTime() && semantics.of(OtherOrder.class) == OtherOrder.BY_TEXT
                ? OptionalInt.of(CodePointOrder.INSTANCE.compare(
                        value.string(), term.value().string()))
                : inTime;
    }

    private static <T extends Comparable<T>> OptionalInt order(Optional<T> left, Optional<T> right) {
        return left.isPresent() && right.isPresent()
                ? OptionalInt.of(left.get().compareTo(right.get()))
                : OptionalInt.empty();
    }

    /** By days these comparators speak of UTC calendar dates unless switched, by hours of instants; both ends count (U-31). */
    private boolean isAtDistance(Instant instant) {
        return distance.orElseThrow().unit() == Length.Unit.DAY
                        && semantics.of(DayDistance.class) == DayDistance.CALENDAR_DAYS
                ? isAtDistance(Duration.ofDays(day(instant).toEpochDay() - day(now).toEpochDay()))
                : isAtDistance(Duration.between(now, instant));
    }

    /**
     * @param ahead how far the value is ahead of now; negative in the past
     */
    private boolean isAtDistance(Duration ahead) {
        Duration length = distance.orElseThrow().duration();
        return switch (comparator) {
            case WITHIN_LAST -> isBetween(length.negated(), ahead, Duration.ZERO);
            case WITHIN_NEXT -> isBetween(Duration.ZERO, ahead, length);
            case BEFORE_LAST -> ahead.compareTo(length.negated()) <= 0;
            case AFTER_NEXT -> ahead.compareTo(length) >= 0;
            default -> throw new IllegalArgumentException(comparator + " takes no distance");
        };
    }

    private static boolean isBetween(Duration least, Duration duration, Duration greatest) {
        return least.compareTo(duration) <= 0 && duration.compareTo(greatest) <= 0;
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Number && value.number().isPresent();
    }

    private static boolean isTimeWithoutZone(Value value) {
        return value instanceof Value.Text text
                && IsoTime.parse(text.string())
                        .filter(time -> !time.zoned() && !time.dateOnly())
                        .isPresent();
    }
}
