package dev.foretrait.engine.reduce;

import dev.foretrait.engine.event.Value;
import java.util.Arrays;

/** How often each subject has shown each form, for {@link Mode}. A form that was forgotten stays, shown no time. */
final class FormCounts implements Ledger {

    private final Mode mode;
    private final StringForms forms = new StringForms();
    private final PairLists pairs = new PairLists();
    private int[] times = new int[pairs.capacity()];

    FormCounts(Mode mode) {
        this.mode = mode;
    }

    @Override
    public void reach(int subjects) {
        pairs.reach(subjects);
    }

    @Override
    public void add(Kept kept) {
        int[][] formsOf = forms.of(kept.values()).all;
        for (int i = 0; i < kept.count(); i++) {
            for (int form : formsOf[kept.codes()[kept.rows()[i]]]) {
                int entry = pairs.entry(kept.subjects()[i], form);
                times = times.length < pairs.capacity() ? Arrays.copyOf(times, pairs.capacity()) : times;
                times[entry]++;
            }
        }
    }

    @Override
    public void forget(int subject) {
        for (int entry = pairs.first(subject); entry != PairLists.NONE; entry = pairs.next(entry)) {
            times[entry] = 0;
        }
    }

    @Override
    public Value value(int subject) {
        int best = PairLists.NONE;
        for (int entry = pairs.first(subject); entry != PairLists.NONE; entry = pairs.next(entry)) {
            if (times[entry] > 0 && times[entry] >= mode.frequency() && (best == PairLists.NONE || wins(entry, best))) {
                best = entry;
            }
        }
        return best == PairLists.NONE ? Value.ABSENT : mode.value(form(best));
    }

    private boolean wins(int entry, int best) {
        return times[entry] > times[best]
                || times[entry] == times[best] && mode.alphabet().compare(form(entry), form(best)) < 0;
    }

    private String form(int entry) {
        return forms.form(pairs.number(entry));
    }
}
