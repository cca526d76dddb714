package dev.foretrait.engine.entity;

/**
 * The rows of a table by the value of one column.
 *
 * @param starts for each code, where its rows begin in {@code rows}; one more entry ends the last
 * @param rows the rows, those of one code behind each other, ascending
 */
record RowIndex(int[] starts, int[] rows) {

    static RowIndex of(EntityColumn column) {
        int[] codes = column.codes();
        int[] starts = new int[column.spellings().size() + 2];
        for (int code : codes) {
            starts[code + 1]++;
        }
        for (int code = 1; code < starts.length; code++) {
            starts[code] += starts[code - 1];
        }
        int[] next = starts.clone();
        int[] rows = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            rows[next[codes[row]]++] = row;
        }
        return new RowIndex(starts, rows);
    }
}
