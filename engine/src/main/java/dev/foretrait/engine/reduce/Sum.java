package dev.foretrait.engine.reduce;

import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.NumericTexts;

/** The exact sum of the numeric values (U-20). */
record Sum(NumericTexts texts) implements OfTotals {

    @Override
    public Value value(Totals totals, int subject) {
        return Value.of(totals.sum(subject));
    }
}
