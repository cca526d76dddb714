package dev.foretrait.engine.column;

import dev.foretrait.engine.event.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One field of all messages of a block: a code per row into a dictionary. What is asked of a value is asked once per
 * dictionary entry; rows only carry codes.
 */
public final class Column implements Coded {

    private final Codes codes;
    private final Dictionary dictionary;
    private final boolean sharesDictionary;

    Column(Codes codes, Dictionary dictionary) {
        this(codes, dictionary, false);
    }

    private Column(Codes codes, Dictionary dictionary, boolean sharesDictionary) {
        this.codes = codes;
        this.dictionary = dictionary;
        this.sharesDictionary = sharesDictionary;
    }

    /** A field whose dictionary is that of other blocks, too. */
    static Column sharing(Codes codes, Dictionary dictionary) {
        return new Column(codes, dictionary, true);
    }

    /** A field that no row of the block has. */
    public static Column missing(int rows) {
        return new Column(new Codes.Constant(0, rows), Dictionary.EMPTY);
    }

    /** The number of rows. */
    public int rows() {
        return codes.rows();
    }

    /** The values behind the codes. */
    public Dictionary dictionary() {
        return dictionary;
    }

    @Override
    public int places() {
        return rows();
    }

    @Override
    public int codes() {
        return dictionary.size();
    }

    /** The code of a row; 0 if the row lacks the field. */
    @Override
    public int code(int row) {
        return codes.at(row);
    }

    @Override
    public void copyCodes(int[] out) {
        codes.copyTo(out);
    }

    @Override
    public void copyCodesAt(int[] rows, int count, int[] out) {
        codes.copyAt(rows, count, out);
    }

    @Override
    public List<Value> values(int code) {
        Value value = dictionary.value(code);
        return value.isAbsent() ? List.of() : List.of(value);
    }

    @Override
    public boolean isEmpty(int code) {
        return code == 0 || dictionary.isNull(code);
    }

    @Override
    public Optional<Entry> entry() {
        return Entry.in(List.of(this));
    }

    @Override
    public Object vocabulary() {
        return sharesDictionary ? dictionary : this;
    }

    @Override
    public Rows rowsMarked(byte[] marks) {
        return codes.marked(marks);
    }

    /** The bytes that this column takes in memory, roughly; a dictionary that others share is not counted. */
    public long weight() {
        return codes.weight() + (sharesDictionary ? 0 : dictionary.weight());
    }

    /** Some of its rows, with the values of these alone. */
    Column excerpt(int[] of) {
        int[] codeOf = new int[of.length];
        copyCodesAt(of, of.length, codeOf);
        int[] newCodeOf = new int[codes() + 1];
        int[] kept = new int[Math.min(of.length, codes())];
        int values = 0;
        for (int row = 0; row < codeOf.length; row++) {
            int code = codeOf[row];
            if (code != 0 && newCodeOf[code] == 0) {
                kept[values++] = code;
                newCodeOf[code] = values;
            }
            codeOf[row] = newCodeOf[code];
        }
        return new Column(Codes.of(codeOf, codeOf.length, values), dictionary.excerpt(Arrays.copyOf(kept, values)));
    }

    Codes coded() {
        return codes;
    }
}
