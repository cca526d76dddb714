package dev.foretrait.engine.column;

/**
 * One field of all messages of a block: a code per row into a dictionary. What is asked of a value is asked once per
 * dictionary entry; rows only carry codes.
 */
public final class Column {

    private final Codes codes;
    private final Dictionary dictionary;

    Column(Codes codes, Dictionary dictionary) {
        this.codes = codes;
        this.dictionary = dictionary;
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

    /** The code of a row; 0 if the row lacks the field. */
    public int code(int row) {
        return codes.at(row);
    }

    /** The code of every row, in a new array. */
    public int[] codes() {
        int[] all = new int[rows()];
        codes.copyTo(all);
        return all;
    }

    /**
     * The rows whose code is marked.
     *
     * @param marks 1 or 0 for every code, code 0 included
     */
    public Rows rowsMarked(byte[] marks) {
        return codes.marked(marks);
    }

    /** The bytes that this column takes in memory, roughly. */
    public long weight() {
        return codes.weight() + dictionary.weight();
    }

    Codes coded() {
        return codes;
    }
}
