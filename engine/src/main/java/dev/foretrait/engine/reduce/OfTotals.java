package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.NumericTexts;
import java.util.Map;

/** What is worked out from the exact sum of the numeric values and their number; absent where there is none. */
sealed interface OfTotals extends Reducer<Totals> permits Sum, Average {

    /** Whether texts that read as numbers count (U-19). */
    NumericTexts texts();

    /** The value of a subject that has a number. */
    Value value(Totals totals, int subject);

    @Override
    default Totals empty(int subjects, Places places) {
        return new Totals(subjects, texts());
    }

    @Override
    default void add(Totals totals, Kept kept) {
        totals.add(kept);
    }

    @Override
    default void merge(Totals into, Totals from) {
        into.merge(from);
    }

    @Override
    default Sliding sliding(Totals totals, Line line, Places places) {
        return totals.sliding(line);
    }

    @Override
    default ProfileColumn results(Totals totals) {
        return Present.column(
                totals.subjects(), subject -> totals.amount(subject) > 0, subject -> value(totals, subject));
    }

    @Override
    default Map<Oddity, Long> oddities(Totals totals) {
        return totals.tally.oddities();
    }
}
