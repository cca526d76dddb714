package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.event.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** The arithmetic mean of the numeric values, to 16 digits (U-20). */
record Average() implements Reducer<Totals> {

    private static final MathContext PRECISION = new MathContext(16, RoundingMode.HALF_EVEN);

    @Override
    public Totals empty(int subjects, Places places) {
        return new Totals(subjects);
    }

    @Override
    public void add(Totals totals, Kept kept) {
        totals.add(kept);
    }

    @Override
    public void merge(Totals into, Totals from) {
        into.merge(from);
    }

    @Override
    public Sliding sliding(Totals totals, Line line, Places places) {
        return totals.sliding(line);
    }

    @Override
    public ProfileColumn results(Totals totals) {
        return Present.column(
                totals.subjects(),
                subject -> totals.amount(subject) > 0,
                subject -> Value.of(totals.sum(subject).divide(BigDecimal.valueOf(totals.amount(subject)), PRECISION)));
    }

    @Override
    public Map<Oddity, Long> oddities(Totals totals) {
        return totals.tally.oddities();
    }
}
