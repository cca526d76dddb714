package dev.foretrait.engine.reduce;

import dev.foretrait.engine.event.Value;

/** The arithmetic mean of the numeric values, to 16 digits unless switched (U-20). */
record Average(NumberRules rules) implements OfTotals {

    @Override
    public Value value(Totals totals, int subject) {
        return Value.of(rules.average(totals.sum(subject), totals.amount(subject)));
    }
}
