package dev.foretrait.engine.reduce;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.NumericTexts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The arithmetic mean of the numeric values, to 16 digits (U-20). */
record Average(NumericTexts texts) implements OfTotals {

    private static final MathContext PRECISION = new MathContext(16, RoundingMode.HALF_EVEN);

    @Override
    public Value value(Totals totals, int subject) {
        return Value.of(totals.sum(subject).divide(BigDecimal.valueOf(totals.amount(subject)), PRECISION));
    }
}
