package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.function.IntPredicate;

/** A value that is looked for in columns. */
public final class Sought {

    /** What {@link #rowIn} answers if no row has the value. */
    public static final int NOWHERE = -1;

    private final Dictionary alone;

    /** Looks for a value other than {@link Value#ABSENT}. */
    public Sought(Value value) {
        this.alone = Dictionary.of(value);
    }

    /** The {@link Dictionary#hash} that the value has in every dictionary. */
    public long hash() {
        return alone.hash(1);
    }

    /** The first row of a column that has the value and is wanted, or {@link #NOWHERE}. */
    public int rowIn(Column column, IntPredicate wanted) {
        Dictionary dictionary = column.dictionary();
        for (int row = 0; row < column.rows(); row++) {
            int code = column.code(row);
            if (code != 0 && alone.isSame(dictionary, code) && wanted.test(row)) {
                return row;
            }
        }
        return NOWHERE;
    }
}
