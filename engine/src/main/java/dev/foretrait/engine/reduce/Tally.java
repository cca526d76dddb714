package dev.foretrait.engine.reduce;

import java.util.Arrays;

/** How often each string form shows in a stretch. The forms of a code are looked up when it first shows. */
abstract class Tally implements Sliding {

    private static final int[] NONE = {};

    private final Line line;
    private final StringForms forms;
    private final int[][] formsOfCode;
    private int[] times = new int[16];

    Tally(Line line, StringForms forms) {
        this.line = line;
        this.forms = forms;
        this.formsOfCode = new int[line.codes() + 1][];
        formsOfCode[0] = NONE;
    }

    /** Told that a form, which has shown so often, will show so often. */
    abstract void change(int form, int before, int after);

    /** How often the form shows. */
    final int times(int form) {
        return times[form];
    }

    final void times(int form, int now) {
        times[form] = now;
    }

    @Override
    public final void add(int event) {
        for (int form : formsOf(line.code(event))) {
            change(form, times[form], times[form] + 1);
        }
    }

    @Override
    public final void remove(int event) {
        for (int form : formsOf(line.code(event))) {
            change(form, times[form], times[form] - 1);
        }
    }

    private int[] formsOf(int code) {
        int[] known = formsOfCode[code];
        if (known == null) {
            known = line.values(code).stream()
                    .mapToInt(value -> forms.number(value.string()))
                    .toArray();
            formsOfCode[code] = known;
            if (forms.size() > times.length) {
                times = Arrays.copyOf(times, Math.max(forms.size(), times.length * 2));
            }
        }
        return known;
    }
}
