package dev.foretrait.engine.reduce;

import dev.foretrait.engine.event.Decimals;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.Arithmetic;
import dev.foretrait.engine.semantics.ComparedNumbers;
import dev.foretrait.engine.semantics.NumericTexts;
import dev.foretrait.engine.semantics.Semantics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Which values are numbers, and how exact they and the results are.
 *
 * @param texts whether texts that read as numbers count (U-19)
 * @param arithmetic whether values are decimals or the nearest doubles (U-20)
 * @param compared whether results are rounded as they are shown (U-49)
 */
record NumberRules(NumericTexts texts, Arithmetic arithmetic, ComparedNumbers compared) {

    private static final MathContext AVERAGE = new MathContext(16, RoundingMode.HALF_EVEN);

    static NumberRules of(Semantics semantics) {
        return new NumberRules(
                semantics.of(NumericTexts.class), semantics.of(Arithmetic.class), semantics.of(ComparedNumbers.class));
    }

    /** The number that a value counts as; empty if it is skipped. */
    Optional<BigDecimal> number(Value value) {
        if (texts == NumericTexts.SKIPPED && !(value instanceof Value.Number)) {
            return Optional.empty();
        }
        return arithmetic == Arithmetic.DECIMAL
                ? value.number()
                : value.number()
                        .map(BigDecimal::doubleValue)
                        .filter(Double::isFinite)
                        .map(BigDecimal::new);
    }

    /** A number that was chosen or added up, as a result. */
    BigDecimal result(BigDecimal number) {
        if (arithmetic == Arithmetic.DOUBLE) {
            return Decimals.nearestDouble(number);
        }
        return compared == ComparedNumbers.AS_SHOWN ? Decimals.shown(number) : number;
    }

    /** The mean of so many numbers. */
    BigDecimal average(BigDecimal sum, int amount) {
        if (arithmetic == Arithmetic.DECIMAL) {
            return result(sum.divide(BigDecimal.valueOf(amount), AVERAGE));
        }
        double rounded = sum.doubleValue();
        return Double.isFinite(rounded)
                ? new BigDecimal(Double.toString(rounded / amount))
                : sum.divide(BigDecimal.valueOf(amount), AVERAGE);
    }
}
