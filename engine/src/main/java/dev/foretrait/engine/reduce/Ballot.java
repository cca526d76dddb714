package dev.foretrait.engine.reduce;

import dev.foretrait.engine.event.Value;
import java.util.function.IntFunction;

/**
 * Which string form wins in a run. Sightings and form of a candidate are one number, the greater the better, so that a run is a loop without branches.
 */
final class Ballot implements IntFunction<Value> {

    private final Mode mode;
    private final Forms forms;

    Ballot(Mode mode, Forms forms) {
        this.mode = mode;
        this.forms = forms;
    }

    /** The number of forms. */
    int forms() {
        return forms.size();
    }

    /** The form that wins for each subject; 0 if none does. */
    int[] winners(Runs runs) {
        int[] counts = runs.kept().counts(runs.starts());
        int[] rows = runs.kept().toArray();
        int[] codes = runs.codes();
        int[] single = forms.single;
        int[][] several = forms.several;
        boolean hasSeveral = forms.hasSeveral;
        int[] sightings = new int[forms.size() + 1];
        int[] winners = new int[counts.length];
        int from = 0;
        for (int subject = 0; subject < counts.length; subject++) {
            int to = from + counts[subject];
            if (hasSeveral || to - from >= mode.frequency()) {
                long best = 0;
                for (int at = from; at < to; at++) {
                    int code = codes[rows[at]];
                    best = Math.max(best, sight(single[code], sightings));
                    if (hasSeveral) {
                        for (int form : several[code]) {
                            best = Math.max(best, sight(form, sightings));
                        }
                    }
                }
                for (int at = from; at < to; at++) {
                    sightings[single[codes[rows[at]]]] = 0;
                    if (hasSeveral) {
                        for (int form : several[codes[rows[at]]]) {
                            sightings[form] = 0;
                        }
                    }
                }
                winners[subject] = best >>> 32 >= mode.frequency() ? (int) -best : 0;
            }
            from = to;
        }
        return winners;
    }

    /** Counts a sighting: how often the form was seen by now, and then the form, early ones being greater. 0 for no form. */
    private static long sight(int form, int[] sightings) {
        int one = -form >>> 31;
        int times = sightings[form] += one;
        return (long) times << 32 | -form & 0xFFFFFFFFL;
    }

    @Override
    public Value apply(int form) {
        return mode.value(forms.text(form));
    }
}
