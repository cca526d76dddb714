package dev.foretrait.engine.reduce;

import dev.foretrait.engine.event.Value;

/** The exact sum of the numeric values (U-20). */
record Sum() implements OfTotals {

    @Override
    public Value value(Totals totals, int subject) {
        return Value.of(totals.sum(subject));
    }
}
