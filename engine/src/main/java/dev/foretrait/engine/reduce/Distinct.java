package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.event.IntList;
import dev.foretrait.engine.event.Value;
import java.util.Arrays;

/** The different forms of each run. */
final class Distinct {

    private final Forms forms;
    private final IntList found = new IntList();
    private final int[] ends;
    private final int[] counts;

    Distinct(Forms forms, Runs runs) {
        this.forms = forms;
        this.ends = new int[runs.subjects()];
        this.counts = new int[ends.length];
        int[] seenBy = new int[forms.size() + 1];
        Rows kept = runs.kept();
        int[] codes = runs.codes().get();
        for (int subject = 0; subject < ends.length; subject++) {
            int before = runs.starts()[subject + 1];
            int from = kept.next(runs.starts()[subject], before);
            for (int row = from; row < before; row = kept.next(row + 1, before)) {
                int code = codes[row];
                see(forms.single[code], subject, seenBy);
                for (int form : forms.several[code]) {
                    see(form, subject, seenBy);
                }
            }
            ends[subject] = found.size();
            counts[subject] = ends[subject] - (subject == 0 ? 0 : ends[subject - 1]);
        }
    }

    private void see(int form, int subject, int[] seenBy) {
        if (form != 0 && seenBy[form] != subject + 1) {
            seenBy[form] = subject + 1;
            found.add(form);
        }
    }

    /** How many there are in each run. */
    int[] counts() {
        return counts;
    }

    /** Those of a run, in alphabetical order. */
    Value list(int subject) {
        int[] ofRun = new int[counts[subject]];
        Arrays.setAll(ofRun, at -> found.get(ends[subject] - counts[subject] + at));
        return new Value.Array(Arrays.stream(ofRun)
                .sorted()
                .<Value>mapToObj(form -> Value.of(forms.text(form)))
                .toList());
    }
}
