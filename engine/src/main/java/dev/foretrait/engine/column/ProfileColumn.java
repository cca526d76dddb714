package dev.foretrait.engine.column;

import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.semantics.NameCase;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One value of every profile (or, inside a funnel, of every enclosing event). Values are made from their codes when they
 * are asked for.
 */
public final class ProfileColumn implements Coded {

    private static final Value ZERO = Value.of(0);
    private static final int CODE_OF_COUNT_0 = 1;
    private static final IntFunction<Value> COUNT_OF_CODE = code -> Value.of((long) code - CODE_OF_COUNT_0);

    private final int[] codeOf;
    private final int codes;
    private final IntFunction<Value> valueOf;
    private final Object vocabulary;
    private final @Nullable Rows something;

    /**
     * @param codeOf the code of each profile
     * @param codes the greatest code
     * @param valueOf the value of a code from 1 to {@code codes}, never absent
     */
    public ProfileColumn(int[] codeOf, int codes, IntFunction<Value> valueOf) {
        this(codeOf, codes, valueOf, null);
    }

    /**
     * @param something the profiles that have a value, of counts those that counted something; null if that is not known
     */
    ProfileColumn(int[] codeOf, int codes, IntFunction<Value> valueOf, @Nullable Rows something) {
        this.codeOf = codeOf;
        this.codes = codes;
        this.valueOf = valueOf;
        this.vocabulary = this;
        this.something = something;
    }

    private ProfileColumn(int[] codeOf, ProfileColumn whole) {
        this.codeOf = codeOf;
        this.codes = whole.codes;
        this.valueOf = whole.valueOf;
        this.vocabulary = whole.vocabulary;
        this.something = null;
    }

    /** The values of a stretch of the profiles, which are counted from 0 there. */
    public ProfileColumn part(int first, int profiles) {
        return new ProfileColumn(Arrays.copyOfRange(codeOf, first, first + profiles), this);
    }

    /** Whole numbers that are not negative, one for each profile. */
    public static ProfileColumn ofCounts(int[] counts) {
        int greatest = 0;
        int[] codeOf = new int[counts.length];
        for (int profile = 0; profile < counts.length; profile++) {
            codeOf[profile] = counts[profile] + CODE_OF_COUNT_0;
            greatest = Math.max(greatest, counts[profile]);
        }
        return new ProfileColumn(codeOf, greatest + CODE_OF_COUNT_0, COUNT_OF_CODE);
    }

    /** True for the selected profiles, false for the others. */
    public static ProfileColumn ofTruths(Rows truths) {
        int[] codeOf = new int[truths.size()];
        for (int profile = 0; profile < codeOf.length; profile++) {
            codeOf[profile] = truths.contains(profile) ? 2 : 1;
        }
        return new ProfileColumn(codeOf, 2, code -> Value.of(code == 2));
    }

    /** The first of the values of each profile. */
    public static ProfileColumn ofFirst(Coded values) {
        if (values instanceof ProfileColumn single) {
            return single;
        }
        int[] codes = IntStream.rangeClosed(1, values.codes())
                .filter(code -> !values.isEmpty(code))
                .toArray();
        int[] numberOf = new int[values.codes() + 1];
        for (int at = 0; at < codes.length; at++) {
            numberOf[codes[at]] = at + 1;
        }
        int[] numbers =
                Arrays.stream(values.allCodes()).map(code -> numberOf[code]).toArray();
        return new ProfileColumn(
                numbers,
                codes.length,
                number -> values.values(codes[number - 1]).get(0));
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
        copyCodes(out, 0);
    }

    void copyCodes(int[] out, int at) {
        System.arraycopy(codeOf, 0, out, at, codeOf.length);
    }

    /** How values are made from codes. */
    IntFunction<Value> valueOf() {
        return valueOf;
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

    /** The profiles that have a value, as a selection that can change on its own. */
    public Rows present() {
        return isCount() ? Rows.all(codeOf.length) : something();
    }

    /** The profiles that have a value other than 0, as a selection that can change on its own. */
    public Rows notZero() {
        if (isCount()) {
            return something();
        }
        byte[] marks = new byte[codes + 1];
        for (int code = 1; code < marks.length; code++) {
            marks[code] = (byte) (valueOf.apply(code).equals(ZERO) ? 0 : 1);
        }
        return rowsMarked(marks);
    }

    private Rows something() {
        return something == null ? addSomething(Rows.none(codeOf.length), codeOf, 0) : something.copy();
    }

    /**
     * Selects the profiles that have a value, of counts those that counted something.
     *
     * @param codesThere the codes of a column that has these profiles, too, from that number on
     */
    Rows addSomething(Rows found, int[] codesThere, int first) {
        return found.addGreater(codesThere, isCount() ? CODE_OF_COUNT_0 : 0, first, first + codeOf.length);
    }

    private boolean isCount() {
        return isOfCounts(valueOf);
    }

    /** Whether values that are made in this way are those of {@link #ofCounts}. */
    static boolean isOfCounts(IntFunction<Value> valueOf) {
        return valueOf == COUNT_OF_CODE;
    }

    /** What a path leads to inside the values, which are fields called by its first key. */
    public Coded inside(PropertyPath path) {
        List<PropertyPath.Segment> rest = behindFirst(path);
        return rest.isEmpty() ? this : new Walk(this, new PropertyPath(rest), NameCase.MATTERS);
    }

    /** The same of {@code trait(… as array)}: the whole array that the path iterates as one value. */
    public Coded wholeInside(PropertyPath path) {
        List<PropertyPath.Segment> rest = behindFirst(path);
        return rest.isEmpty() ? this : new WholeArray(this, rest, NameCase.MATTERS);
    }

    private static List<PropertyPath.Segment> behindFirst(PropertyPath path) {
        return path.segments().subList(1, path.segments().size());
    }

    @Override
    public Rows rowsMarked(byte[] marks) {
        return Rows.marked(codeOf, marks);
    }
}
