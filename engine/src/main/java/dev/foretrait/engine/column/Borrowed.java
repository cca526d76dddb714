package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.function.IntFunction;

/**
 * The values that some rows have in the dictionaries of other blocks, a code for each row. They are looked up there when
 * they are asked for.
 */
final class Borrowed extends Dictionary {

    private final int[] before;
    private final IntFunction<Dictionary> parts;
    private final int[] codes;

    /**
     * @param before for each dictionary how many codes those before it have, and at last how many all have
     * @param parts the dictionaries
     * @param codes for each row its code, counted through all dictionaries; 0 for none
     */
    Borrowed(int[] before, IntFunction<Dictionary> parts, int[] codes) {
        super(new byte[0], new int[0], new byte[0]);
        this.before = before;
        this.parts = parts;
        this.codes = codes;
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public Value value(int code) {
        if (code == 0 || codes[code - 1] == 0) {
            return Value.ABSENT;
        }
        int part = part(before, codes[code - 1]);
        return parts.apply(part).value(codes[code - 1] - before[part]);
    }

    @Override
    public boolean isNull(int code) {
        if (codes[code - 1] == 0) {
            return true;
        }
        int part = part(before, codes[code - 1]);
        return parts.apply(part).isNull(codes[code - 1] - before[part]);
    }

    @Override
    public long hash(int code) {
        int part = part(before, codes[code - 1]);
        return parts.apply(part).hash(codes[code - 1] - before[part]);
    }

    @Override
    public long weight() {
        return 4L * codes.length;
    }

    /** What the code stands for, as a code counted through all dictionaries; 0 for none. */
    int lent(int code) {
        return codes[code - 1];
    }

    /** The number of the dictionary that a code counted through all of them belongs to, given how many those before each have. */
    static int part(int[] before, int lent) {
        return Parts.of(before, lent - 1);
    }

    Dictionary lender(int part) {
        return parts.apply(part);
    }

    int[] before() {
        return before;
    }
}
