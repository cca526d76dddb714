package dev.foretrait.engine.reduce;

import dev.foretrait.engine.event.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How often each subject has shown each form, for {@link Mode}. A form that was forgotten stays, shown no time. */
final class FormCounts implements Ledger {

    private final Mode mode;
    private final StringForms forms = new StringForms();
    private final PairLists pairs = new PairLists();
    private @Nullable Value[] values = new Value[0];
    private int[] bestOf = {};
    private int[] times = new int[pairs.capacity()];

    FormCounts(Mode mode) {
        this.mode = mode;
    }

    @Override
    public void reach(int subjects) {
        pairs.reach(subjects);
        int before = bestOf.length;
        if (subjects > before) {
            bestOf = Arrays.copyOf(bestOf, Room.after(before, subjects));
            Arrays.fill(bestOf, before, bestOf.length, PairLists.NONE);
        }
    }

    @Override
    public void add(Kept kept) {
        int[][] formsOf = forms.of(kept.values()).all;
        for (int i = 0; i < kept.count(); i++) {
            for (int form : formsOf[kept.codes()[kept.rows()[i]]]) {
                add(kept.subjects()[i], form);
            }
        }
    }

    private void add(int subject, int form) {
        int entry = pairs.entry(subject, form);
        times = times.length < pairs.capacity() ? Arrays.copyOf(times, pairs.capacity()) : times;
        times[entry]++;
        int best = bestOf[subject];
        if (best == PairLists.NONE || wins(entry, best)) {
            bestOf[subject] = entry;
        }
    }

    @Override
    public void forget(int subject) {
        bestOf[subject] = PairLists.NONE;
        for (int entry = pairs.first(subject); entry != PairLists.NONE; entry = pairs.next(entry)) {
            times[entry] = 0;
        }
    }

    @Override
    public Value value(int subject) {
        int best = bestOf[subject];
        return best == PairLists.NONE || times[best] < mode.frequency() ? Value.ABSENT : valueOf(pairs.number(best));
    }

    private Value valueOf(int form) {
        values = form < values.length ? values : Arrays.copyOf(values, Room.after(values.length, forms.size()));
        Value known = values[form];
        if (known == null) {
            known = mode.value(forms.form(form));
            values[form] = known;
        }
        return known;
    }

    private boolean wins(int entry, int best) {
        return times[entry] > times[best]
                || times[entry] == times[best] && mode.alphabet().compare(form(entry), form(best)) < 0;
    }

    private String form(int entry) {
        return forms.form(pairs.number(entry));
    }
}
