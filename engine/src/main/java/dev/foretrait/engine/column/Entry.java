package dev.foretrait.engine.column;

import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.event.Value;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entry of a dictionary behind a code of a column. It is moved from code to code, so that going through many values makes
 * no object for each. Belongs to one thread.
 */
public final class Entry {

    private final Dictionary[] owners;
    private final int[] before;
    private final Map<Borrowed, Dictionary[]> lenders = new IdentityHashMap<>();
    private Dictionary dictionary = Dictionary.EMPTY;
    private int code;

    private Entry(List<Column> columns) {
        this.owners = columns.stream().map(Column::dictionary).toArray(Dictionary[]::new);
        this.before = new int[owners.length + 1];
        for (int column = 0; column < owners.length; column++) {
            before[column + 1] = before[column] + owners[column].size();
        }
    }

    /** An entry of columns whose codes are counted through all of them; empty if not all values are entries of dictionaries. */
    public static Optional<Entry> in(List<? extends Coded> columns) {
        return columns.stream().allMatch(Column.class::isInstance)
                ? Optional.of(new Entry(columns.stream().map(Column.class::cast).toList()))
                : Optional.empty();
    }

    /** Moves to the entry of a code. Returns whether it has one. */
    public boolean moveTo(int to) {
        code = to;
        if (to == 0) {
            return false;
        }
        int column = owners.length == 1 ? 0 : Borrowed.part(before, to);
        dictionary = owners[column];
        code -= before[column];
        return !(dictionary instanceof Borrowed borrowed) || borrow(borrowed);
    }

    private boolean borrow(Borrowed borrowed) {
        int lent = borrowed.lent(code);
        if (lent == 0) {
            return false;
        }
        int[] beforePart = borrowed.before();
        int part = Borrowed.part(beforePart, lent);
        Dictionary[] known = lenders.computeIfAbsent(borrowed, any -> new Dictionary[beforePart.length - 1]);
        if (known[part] == null) {
            known[part] = borrowed.lender(part);
        }
        dictionary = known[part];
        code = lent - beforePart[part];
        return true;
    }

    /** Whether the value is a text that no number is spelled like. */
    public boolean isTextOnly() {
        return switch (dictionary.spelling(code)) {
            case TEXT -> dictionary.length(code) == 0 || !beginsNumber(dictionary.firstByte(code));
            case BROKEN_TEXT, INSTANT_TEXT, UUID_TEXT, SID_TEXT -> true;
            case NULL, FALSE, TRUE, INTEGER, DECIMAL, NESTED -> false;
        };
    }

    private static boolean beginsNumber(byte first) {
        return first >= '0' && first <= '9' || first == '+' || first == '-' || first == '.';
    }

    /**
     * The epoch milliseconds of a code whose value is a text in the form of {@link IsoTime#format}, or {@link
     * IsoTime#NOT_CANONICAL}.
     */
    public long millis(int of) {
        return moveTo(of) && dictionary.spelling(code) == Spelling.INSTANT_TEXT
                ? dictionary.firstLong(code)
                : IsoTime.NOT_CANONICAL;
    }

    /** The value of a code, if there is one. */
    public List<Value> values(int of) {
        Value value = moveTo(of) ? dictionary.value(code) : Value.ABSENT;
        return value.isAbsent() ? List.of() : List.of(value);
    }

    Dictionary dictionary() {
        return dictionary;
    }

    int code() {
        return code;
    }
}
