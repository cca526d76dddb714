package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The values of stretches of profiles, put together as they come. Several threads may put stretches at a time, each its own.
 */
public final class Gathering {

    private final int[] codeOf;
    private final Rows something;
    private final Stretch[] stretches;

    /** The values of the stretches that are settled. */
    private final DictionaryBuilder settled = new DictionaryBuilder();

    private int settledStretches;
    private int settledProfiles;

    /**
     * What the codes of a stretch stand for.
     *
     * @param valueOf the values of its codes; null once they are settled
     */
    private record Stretch(
            int profiles, int codes, @Nullable IntFunction<Value> valueOf) {}

    /**
     * @param profiles how many profiles there are
     * @param stretches how many stretches there are, one behind the other
     */
    public Gathering(int profiles, int stretches) {
        this.codeOf = new int[profiles];
        this.something = Rows.none(profiles);
        this.stretches = new Stretch[stretches];
    }

    /**
     * Puts the values of a stretch.
     *
     * @param first its first profile, a multiple of 64
     */
    public void put(int number, int first, ProfileColumn values) {
        stretches[number] = new Stretch(values.places(), values.codes(), values.valueOf());
        values.copyCodes(codeOf, first);
        values.addSomething(something, codeOf, first);
    }

    /**
     * Takes over the values of all stretches that were put, so that nothing they were made from is held any longer. Not to be called while
     * stretches are put.
     */
    public void settle() {
        IntFunction<Value> valueOf = null;
        int[] newCodes = {};
        for (; settledStretches < stretches.length && stretches[settledStretches] != null; settledStretches++) {
            Stretch stretch = stretches[settledStretches];
            int end = settledProfiles + stretch.profiles();
            if (stretch.valueOf() != null && !ProfileColumn.isOfCounts(stretch.valueOf())) {
                if (valueOf != stretch.valueOf() || newCodes.length <= stretch.codes()) {
                    valueOf = stretch.valueOf();
                    newCodes = new int[stretch.codes() + 1];
                }
                settle(settledProfiles, end, valueOf, newCodes);
                stretches[settledStretches] = new Stretch(stretch.profiles(), settled.size(), null);
            }
            settledProfiles = end;
        }
    }

    private void settle(int from, int to, IntFunction<Value> valueOf, int[] newCodes) {
        for (int profile = from; profile < to; profile++) {
            int code = codeOf[profile];
            if (code != 0 && newCodes[code] == 0) {
                newCodes[code] = settled.value(valueOf.apply(code));
            }
            codeOf[profile] = newCodes[code];
        }
    }

    /**
     * All of them. Codes that stand for values made in the same way in all stretches stand for them here; others are moved
     * apart.
     */
    public ProfileColumn whole() {
        IntFunction<Value> ofSettled = settled.build()::value;
        List<IntFunction<Value>> valuesOf = new ArrayList<>();
        for (Stretch stretch : stretches) {
            valuesOf.add(stretch.valueOf() == null ? ofSettled : stretch.valueOf());
        }
        IntFunction<Value> first = null;
        int greatest = 0;
        boolean areOfOneKind = true;
        for (int at = 0; at < stretches.length; at++) {
            if (stretches[at].codes() > 0) {
                first = first == null ? valuesOf.get(at) : first;
                areOfOneKind &= first == valuesOf.get(at);
                greatest = Math.max(greatest, stretches[at].codes());
            }
        }
        if (first == null) {
            return ProfileColumn.missing(codeOf.length);
        }
        if (areOfOneKind) {
            return new ProfileColumn(codeOf, greatest, first, something);
        }
        int[] before = moveApart();
        return new ProfileColumn(codeOf, before[stretches.length], code -> valueOf(before, valuesOf, code), something);
    }

    private int[] moveApart() {
        int[] before = new int[stretches.length + 1];
        int profile = 0;
        for (int at = 0; at < stretches.length; at++) {
            for (int end = profile + stretches[at].profiles(); profile < end; profile++) {
                codeOf[profile] += codeOf[profile] == 0 ? 0 : before[at];
            }
            before[at + 1] = Math.addExact(before[at], stretches[at].codes());
        }
        return before;
    }

    private static Value valueOf(int[] before, List<IntFunction<Value>> valuesOf, int code) {
        int at = Parts.of(before, code - 1);
        return valuesOf.get(at).apply(code - before[at]);
    }
}
