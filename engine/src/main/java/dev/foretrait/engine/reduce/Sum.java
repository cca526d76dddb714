package dev.foretrait.engine.reduce;

import dev.foretrait.engine.event.Value;

/** The sum of the numeric values, exact unless switched (U-20). */
record Sum(NumberRules rules) implements OfTotals {

    @Override
    public Value value(Totals totals, int subject) {
        return Value.of(rules.result(totals.sum(subject)));
    }
}
