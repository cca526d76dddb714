package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Rows;
import dev.foretrait.engine.event.Value;
import java.util.function.IntFunction;

/**
 * Which string form wins in a run. Sightings and form of a candidate are one number, the greater the better, so that a run is a loop without branches.
 */
final class Ballot implements IntFunction<Value> {

    /** Bits of a number that stands for a candidate: its run, how often it was seen, and its form. */
    private static final int RUN_BITS = 12;

    private static final int TIMES_BITS = 13;
    private static final int FORM_BITS = 6;
    private static final int MOST_TIMES = (1 << TIMES_BITS) - 1;
    private static final int MOST_FORMS = (1 << FORM_BITS) - 1;

    /** Rows are gone through one after the other where one in so many counts at least. */
    private static final int SPARSEST = 4;

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
        boolean fits = !forms.hasSeveral
                && forms.size() <= MOST_FORMS
                && runs.subjects() < 1 << RUN_BITS
                && runs.longest() <= MOST_TIMES
                && runs.kept().count() >= runs.kept().size() / SPARSEST;
        return fits ? winnersInStream(runs) : winnersRunByRun(runs);
    }

    /**
     * Takes all rows one after the other, kept or not; where a run begins is a bit of each row. What a form was seen in runs before
     * is less than anything in this one, so nothing is cleared in between.
     */
    private int[] winnersInStream(Runs runs) {
        int[] codes = runs.codes().get();
        int[] single = forms.single;
        int[] sightings = new int[2 * (forms.size() + 1)];
        Rows begins = runs.begins().get();
        int[] bests = runs.room().apply(runs.subjects() + 1);
        bests[0] = 0;
        int run = 0;
        int best = 0;
        for (int base = 0; base < begins.size(); base += Long.SIZE) {
            long begin = begins.word(base);
            long kept = runs.kept().word(base);
            int end = Math.min(begins.size(), base + Long.SIZE);
            for (int row = base; row < end; row++) {
                run += (int) begin & 1;
                int form = single[codes[row]];
                int none = run << TIMES_BITS;
                int at = form << 1;
                int seen = Math.max(sightings[at], none) + ((int) kept & -form >>> 31);
                sightings[at] = seen;
                best = Math.max(best, seen << FORM_BITS | MOST_FORMS - form);
                bests[run] = best;
                begin >>>= 1;
                kept >>>= 1;
            }
        }
        return winners(runs.starts(), bests);
    }

    /** The winners, given the best candidate of each run that has rows, the first of them at 1. */
    private int[] winners(int[] starts, int[] bests) {
        int tooFew = (int) Math.max(0, Math.min(mode.frequency() - 1, MOST_TIMES));
        int[] winners = new int[starts.length - 1];
        int run = 0;
        for (int subject = 0; subject < winners.length; subject++) {
            int any = starts[subject] - starts[subject + 1] >>> 31;
            run += any;
            int times = bests[run] >>> FORM_BITS & MOST_TIMES;
            int wins = any & tooFew - times >>> 31;
            winners[subject] = MOST_FORMS - (bests[run] & MOST_FORMS) & -wins;
        }
        return winners;
    }

    private int[] winnersRunByRun(Runs runs) {
        int[] counts = runs.kept().counts(runs.starts());
        int[] rows = runs.kept().toArray();
        int[] codes = runs.codes().get();
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
