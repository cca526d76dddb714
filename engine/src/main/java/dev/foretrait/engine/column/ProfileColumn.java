package dev.foretrait.engine.column;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.NameCase;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One value of every profile (or, inside a funnel, of every enclosing event). Values are made from their codes when they
 * are asked for.
 */
public final class ProfileColumn implements Coded {

    private static final IntFunction<Value> COUNT_OF_CODE = code -> Value.of(code - 1L);

    private final int[] codeOf;
    private final int codes;
    private final IntFunction<Value> valueOf;
    private final Object vocabulary;

    /**
     * @param codeOf the code of each profile
     * @param codes the greatest code
     * @param valueOf the value of a code from 1 to {@code codes}, never absent
     */
    public ProfileColumn(int[] codeOf, int codes, IntFunction<Value> valueOf) {
        this.codeOf = codeOf;
        this.codes = codes;
        this.valueOf = valueOf;
        this.vocabulary = this;
    }

    private ProfileColumn(int[] codeOf, ProfileColumn whole) {
        this.codeOf = codeOf;
        this.codes = whole.codes;
        this.valueOf = whole.valueOf;
        this.vocabulary = whole.vocabulary;
    }

    /** The values of a stretch of the profiles, which are counted from 0 there. */
    public ProfileColumn part(int first, int profiles) {
        return new ProfileColumn(Arrays.copyOfRange(codeOf, first, first + profiles), this);
    }

    /**
     * The values of profiles one stretch behind the other. Codes that stand for values made in the same way stand for them
     * here; others are moved apart.
     */
    public static ProfileColumn concatenation(List<ProfileColumn> parts) {
        List<IntFunction<Value>> kinds = parts.stream()
                .filter(part -> part.codes > 0)
                .map(part -> part.valueOf)
                .distinct()
                .toList();
        if (kinds.isEmpty()) {
            return missing(parts.stream().mapToInt(Coded::places).sum());
        }
        boolean isOneKind = kinds.size() == 1;
        int[] codeOf = new int[parts.stream().mapToInt(Coded::places).sum()];
        int[] before = new int[parts.size() + 1];
        int greatest = 0;
        int first = 0;
        for (int at = 0; at < before.length - 1; at++) {
            ProfileColumn part = parts.get(at);
            int moved = isOneKind ? 0 : before[at];
            for (int profile = 0; profile < part.codeOf.length; profile++) {
                int code = part.codeOf[profile];
                codeOf[first + profile] = code == 0 ? 0 : moved + code;
            }
            first += part.codeOf.length;
            before[at + 1] = Math.addExact(before[at], part.codes);
            greatest = Math.max(greatest, part.codes);
        }
        return isOneKind
                ? new ProfileColumn(codeOf, greatest, kinds.get(0))
                : new ProfileColumn(codeOf, before[parts.size()], code -> {
                    int found = Arrays.binarySearch(before, code - 1);
                    int at = found < 0 ? -found - 2 : found;
                    while (before[at + 1] < code) {
                        at++;
                    }
                    return parts.get(at).valueOf.apply(code - before[at]);
                });
    }

    /** Whole numbers that are not negative, one for each profile. */
    public static ProfileColumn ofCounts(int[] counts) {
        int greatest = 0;
        int[] codeOf = new int[counts.length];
        for (int profile = 0; profile < counts.length; profile++) {
            codeOf[profile] = counts[profile] + 1;
            greatest = Math.max(greatest, counts[profile]);
        }
        return new ProfileColumn(codeOf, greatest + 1, COUNT_OF_CODE);
    }

    /** True for the selected profiles, false for the others. */
    public static ProfileColumn ofTruths(Rows truths) {
        int[] codeOf = new int[truths.size()];
        for (int profile = 0; profile < codeOf.length; profile++) {
            codeOf[profile] = truths.contains(profile) ? 2 : 1;
        }
        return new ProfileColumn(codeOf, 2, code -> Value.of(code == 2));
    }

    /** A column in which no profile has a value. */
    public static ProfileColumn missing(int profiles) {
        return new ProfileColumn(new int[profiles], 0, code -> Value.ABSENT);
    }

    @Override
    public int places() {
        return codeOf.length;
    }

    @Override
    public int codes() {
        return codes;
    }

    @Override
    public int code(int profile) {
        return codeOf[profile];
    }

    @Override
    public void copyCodes(int[] out) {
        System.arraycopy(codeOf, 0, out, 0, codeOf.length);
    }

    @Override
    public List<Value> values(int code) {
        return code == 0 ? List.of() : List.of(valueOf.apply(code));
    }

    @Override
    public Object vocabulary() {
        return vocabulary;
    }

    @Override
    public boolean isEmpty(int code) {
        return code == 0;
    }

    /** The value of a code, or {@link Value#ABSENT}. */
    public Value valueOfCode(int code) {
        return code == 0 ? Value.ABSENT : valueOf.apply(code);
    }

    /** The value of a profile, or {@link Value#ABSENT}. */
    public Value value(int profile) {
        return valueOfCode(codeOf[profile]);
    }

    /** The profiles that have a value. */
    public Rows present() {
        byte[] marks = new byte[codes + 1];
        Arrays.fill(marks, 1, marks.length, (byte) 1);
        return rowsMarked(marks);
    }

    /** What a path leads to inside the values, which are fields called by its first key. */
    public Coded inside(PropertyPath path) {
        return path.segments().size() == 1
                ? this
                : new Walk(
                        this,
                        new PropertyPath(
                                path.segments().subList(1, path.segments().size())),
                        NameCase.MATTERS);
    }

    @Override
    public Rows rowsMarked(byte[] marks) {
        return Rows.marked(codeOf, marks);
    }
}
