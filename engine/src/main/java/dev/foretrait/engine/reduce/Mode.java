package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.ProfileColumn;
import dev.foretrait.engine.event.Value;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The commonest string form, once seen {@code frequency} times; among equally common ones, the first in the alphabet (U-23).
 *
 * @param frequency the least number of sightings
 * @param asNumber whether a numeric winner becomes a number (U-21)
 * @param alphabet the order of forms
 */
record Mode(long frequency, boolean asNumber, Comparator<String> alphabet) implements Reducer<Mode.Sightings> {

    /** How often every subject has shown every string form. */
    static final class Sightings {
        private final int subjects;
        private final StringForms forms = new StringForms();
        private final Frequencies frequencies;

        private Sightings(int subjects) {
            this.subjects = subjects;
            this.frequencies = new Frequencies(subjects);
        }
    }

    @Override
    public Sightings empty(int subjects, Places places) {
        return new Sightings(subjects);
    }

    @Override
    public void add(Sightings sightings, Kept kept) {
        StringForms.OfCodes forms = sightings.forms.of(kept.values());
        sightings.frequencies.expect(sightings.forms.size());
        sightings.frequencies.addAll(kept, forms.single);
        if (forms.hasSeveral) {
            for (int i = 0; i < kept.count(); i++) {
                int[] several = forms.all[kept.codes()[kept.rows()[i]]];
                for (int at = 0; at < several.length && several.length > 1; at++) {
                    sightings.frequencies.add(kept.subjects()[i], several[at], 1);
                }
            }
        }
    }

    @Override
    public Optional<Reduced> ofRuns(Runs runs) {
        Forms forms = Forms.of(runs.values(), alphabet, runs.vocabularies());
        Ballot ballot = runs.vocabularies().answer(this, runs.values(), () -> new Ballot(this, forms));
        return Optional.of(new Reduced(new ProfileColumn(ballot.winners(runs), ballot.forms(), ballot), Map.of()));
    }

    @Override
    public Sliding sliding(Sightings sightings, Line line, Places places) {
        return new Commonest(sightings, line, alphabet);
    }

    /** The forms of a stretch, the winner first. */
    private static final class Commonest extends Tally {

        private final Sightings sightings;
        private final TreeSet<Integer> forms;

        Commonest(Sightings sightings, Line line, Comparator<String> alphabet) {
            super(line, sightings.forms);
            this.sightings = sightings;
            this.forms = new TreeSet<>(
                    Comparator.<Integer>comparingInt(this::times).reversed().thenComparing(this::text, alphabet));
        }

        private String text(Integer form) {
            return sightings.forms.form(form);
        }

        @Override
        void change(int form, int before, int after) {
            if (before > 0) {
                forms.remove(form);
            }
            times(form, after);
            if (after > 0) {
                forms.add(form);
            }
        }

        @Override
        public void note(int subject) {
            if (!forms.isEmpty()) {
                sightings.frequencies.expect(sightings.forms.size());
                sightings.frequencies.add(subject, forms.first(), times(forms.first()));
            }
        }
    }

    @Override
    public Ledger ledger() {
        return new FormCounts(this);
    }

    @Override
    public void merge(Sightings into, Sightings from) {
        int[] numbers = from.forms.numbersIn(into.forms);
        into.frequencies.expect(into.forms.size());
        from.frequencies.forEach((subject, form, times) -> into.frequencies.add(subject, numbers[form], times));
    }

    @Override
    public ProfileColumn results(Sightings sightings) {
        int[] ranks = sightings.forms.ranks(alphabet);
        int[] most = new int[sightings.subjects];
        int[] winner = new int[sightings.subjects];
        sightings.frequencies.forEach((subject, form, times) -> {
            boolean wins = times > most[subject] || times == most[subject] && ranks[form] < ranks[winner[subject] - 1];
            if (wins && times >= frequency) {
                most[subject] = times;
                winner[subject] = form + 1;
            }
        });
        StringForms forms = sightings.forms;
        return new ProfileColumn(winner, forms.size(), code -> value(forms.form(code - 1)));
    }

    Value value(String form) {
        Value text = Value.of(form);
        return asNumber ? text.number().map(Value::of).orElse(text) : text;
    }
}
