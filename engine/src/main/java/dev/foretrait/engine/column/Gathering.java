package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The values of stretches of profiles, put together as they come. Several threads may put stretches at a time, each its own.
 */
public final class Gathering {

    private final int[] codeOf;
    private final Rows something;
    private final ProfileColumn[] parts;

    /**
     * @param profiles how many profiles there are
     * @param stretches how many stretches there are, one behind the other
     */
    public Gathering(int profiles, int stretches) {
        this.codeOf = new int[profiles];
        this.something = Rows.none(profiles);
        this.parts = new ProfileColumn[stretches];
    }

    /**
     * Puts the values of a stretch.
     *
     * @param first its first profile, a multiple of 64
     */
    public void put(int stretch, int first, ProfileColumn part) {
        parts[stretch] = part;
        part.copyCodes(codeOf, first);
        part.addSomething(something, codeOf, first);
    }

    /**
     * All of them. Codes that stand for values made in the same way in all stretches stand for them here; others are moved
     * apart.
     */
    public ProfileColumn whole() {
        IntFunction<Value> first = null;
        int greatest = 0;
        boolean areOfOneKind = true;
        for (ProfileColumn part : parts) {
            if (part.codes() > 0) {
                first = first == null ? part.valueOf() : first;
                areOfOneKind &= first == part.valueOf();
                greatest = Math.max(greatest, part.codes());
            }
        }
        if (first == null) {
            return ProfileColumn.missing(codeOf.length);
        }
        if (areOfOneKind) {
            return new ProfileColumn(codeOf, greatest, first, something);
        }
        int[] before = moveApart();
        return new ProfileColumn(codeOf, before[parts.length], code -> valueOf(before, code), something);
    }

    private int[] moveApart() {
        int[] before = new int[parts.length + 1];
        int profile = 0;
        for (int at = 0; at < parts.length; at++) {
            for (int end = profile + parts[at].places(); profile < end; profile++) {
                codeOf[profile] += codeOf[profile] == 0 ? 0 : before[at];
            }
            before[at + 1] = Math.addExact(before[at], parts[at].codes());
        }
        return before;
    }

    private Value valueOf(int[] before, int code) {
        int found = Arrays.binarySearch(before, code - 1);
        int at = found < 0 ? -found - 2 : found;
        while (before[at + 1] < code) {
            at++;
        }
        return parts[at].valueOfCode(code - before[at]);
    }
}
