package dev.foretrait.engine.identity;

/**
 * How many values of one type a profile may be given.
 *
 * @param values at least 1; a smaller number is reported by {@link IdentitySettings#findings} and counts as 1
 * @param period the time in which they are counted
 */
public record Limit(int values, LimitPeriod period) {

    /** What a type has unless its settings say otherwise: 5 ever. */
    public static final Limit DEFAULT = ever(5);

    /** So many values for all time. */
    public static Limit ever(int values) {
        return new Limit(values, LimitPeriod.EVER);
    }

    /** As messages say it: {@code 5 weekly}. */
    @Override
    public String toString() {
        return values + " " + period.spelling();
    }
}
