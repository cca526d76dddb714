package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The values of stretches of profiles, put together as they come. Several threads may put stretches at a time, each its own.
 */
public final class Gathering {

    private final int[] codeOf;
    private final Rows present;
    private final ProfileColumn[] parts;

    /**
     * @param profiles how many profiles there are
     * @param stretches how many stretches there are, one behind the other
     */
    public Gathering(int profiles, int stretches) {
        this.codeOf = new int[profiles];
        this.present = Rows.none(profiles);
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
        present.addNotZero(codeOf, first, first + part.places());
    }

    /**
     * All of them. Codes that stand for values made in the same way in all stretches stand for them here; others are moved
     * apart.
     */
    public ProfileColumn whole() {
        List<IntFunction<Value>> kinds = Arrays.stream(parts)
                .filter(part -> part.codes() > 0)
                .map(ProfileColumn::valueOf)
                .distinct()
                .toList();
        if (kinds.isEmpty()) {
            return ProfileColumn.missing(codeOf.length);
        }
        if (kinds.size() == 1) {
            int greatest = Arrays.stream(parts).mapToInt(Coded::codes).max().orElse(0);
            return new ProfileColumn(codeOf, greatest, kinds.get(0), present);
        }
        int[] before = moveApart();
        return new ProfileColumn(codeOf, before[parts.length], code -> valueOf(before, code), present);
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
