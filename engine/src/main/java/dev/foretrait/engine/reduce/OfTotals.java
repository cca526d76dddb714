package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.event.Value;
import java.util.List;
import java.util.Map;

/** What is worked out from the sum of the numeric values and their number; absent where there is none. */
sealed interface OfTotals extends Reducer<Totals> permits Sum, Average {

    /** Which values are numbers. */
    NumberRules rules();

    /** The value of a subject that has a number. */
    Value value(Totals totals, int subject);

    @Override
    default Totals empty(int subjects, Places places) {
        return new Totals(subjects, rules());
    }

    @Override
    default void add(Totals totals, Kept kept) {
        totals.add(kept);
    }

    @Override
    default Ledger ledger() {
        Totals totals = empty(0, new Places(List.of()));
        return new Ledger() {
            @Override
            public void reach(int subjects) {
                totals.reach(subjects);
            }

            @Override
            public void add(Kept kept) {
                totals.add(kept);
            }

            @Override
            public void forget(int subject) {
                totals.forget(subject);
            }

            @Override
            public Value value(int subject) {
                return totals.amount(subject) > 0 ? OfTotals.this.value(totals, subject) : Value.ABSENT;
            }
        };
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
