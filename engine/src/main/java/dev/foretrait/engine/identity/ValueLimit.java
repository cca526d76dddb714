package dev.foretrait.engine.identity;

import dev.foretrait.engine.semantics.Limit;

/**
 * How many values of one type a profile may be given.
 *
 * @param values at least 1; a smaller number is reported by {@link IdentitySettings#findings} and counts as 1
 * @param period the time in which they are counted
 */
public record ValueLimit(int values, LimitPeriod period) {

    /** What a type has unless its settings say otherwise (L-EVT-14): 5 ever. */
    public static final ValueLimit DEFAULT = ever(Limit.IDENTIFIER_VALUES.intValue());

    /** So many values for all time. */
    public static ValueLimit ever(int values) {
        return new ValueLimit(values, LimitPeriod.EVER);
    }

    /** As messages say it: {@code 5 weekly}. */
    @Override
    public String toString() {
        return values + " " + period.spelling();
    }
}
