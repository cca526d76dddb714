package dev.foretrait.engine.reduce;

import dev.foretrait.engine.column.Coded;
import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The string forms of a vocabulary in their alphabetical order, and who wins among those of a run. Forms count from 1; 0 is no
 * form. Sightings and form of a candidate are one number, the greater the better, so that a run is a loop without branches.
 */
final class Ballot implements IntFunction<Value> {

    private static final int[] NONE = {};

    private final Mode mode;
    private final List<String> forms;
    private final int[] single;
    private final int[][] several;
    private final boolean hasSeveral;

    Ballot(Mode mode, Coded values) {
        this.mode = mode;
        this.single = new int[values.codes() + 1];
        this.several = new int[single.length][];
        List<List<String>> formsOf = new ArrayList<>();
        TreeMap<String, Integer> numbers = new TreeMap<>(mode.alphabet());
        for (int code = 0; code < single.length; code++) {
            formsOf.add(
                    code == 0
                            ? List.of()
                            : values.values(code).stream().map(Value::string).toList());
            formsOf.get(code).forEach(form -> numbers.put(form, 0));
        }
        this.forms = List.copyOf(numbers.keySet());
        int number = 0;
        for (Map.Entry<String, Integer> numbered : numbers.entrySet()) {
            numbered.setValue(++number);
        }
        boolean any = false;
        for (int code = 0; code < single.length; code++) {
            int[] all = formsOf.get(code).stream()
                    .mapToInt(form -> numbers.getOrDefault(form, 0))
                    .toArray();
            single[code] = all.length == 1 ? all[0] : 0;
            several[code] = all.length > 1 ? all : NONE;
            any |= all.length > 1;
        }
        this.hasSeveral = any;
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
        return mode.value(forms.get(form - 1));
    }
}
