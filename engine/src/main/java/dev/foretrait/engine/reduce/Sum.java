package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.event.Value;
import java.util.Map;

/** The exact sum of the numeric values (U-20). */
record Sum() implements Reducer<Totals> {

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
                totals.subjects(), subject -> totals.amount(subject) > 0, subject -> Value.of(totals.sum(subject)));
    }

    @Override
    public Map<Oddity, Long> oddities(Totals totals) {
        return totals.tally.oddities();
    }
}
