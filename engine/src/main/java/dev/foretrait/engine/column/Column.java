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

    /** Some of its rows, with the values of these alone, numbered in the order in which they come. */
    Column excerpt(int[] of) {
        int[] codeOf = new int[of.length];
        copyCodesAt(of, of.length, codeOf);
        int[] kept = new int[Math.min(of.length, codes())];
        int[] table = new int[Integer.highestOneBit(2 * kept.length + 1) * 2];
        int values = 0;
        for (int row = 0; row < codeOf.length; row++) {
            if (codeOf[row] != 0) {
                int slot = slot(table, kept, codeOf[row]);
                if (table[slot] == 0) {
                    kept[values] = codeOf[row];
                    table[slot] = ++values;
                }
                codeOf[row] = table[slot];
            }
        }
        return new Column(Codes.of(codeOf, codeOf.length, values), dictionary.excerpt(Arrays.copyOf(kept, values)));
    }

    /**
     * Where the number of a code stands in a table, or is to stand. Whoever has few rows of a block with many values makes a small table.
     *
     * @param kept the code of each number, counted from 1
     */
    private static int slot(int[] table, int[] kept, int code) {
        int slot = code & table.length - 1;
        while (table[slot] != 0 && kept[table[slot] - 1] != code) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    Codes coded() {
        return codes;
    }
}
