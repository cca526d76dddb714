package dev.foretrait.engine.entity;

/**
 * A column of an entity's rows: a code per row into the distinct values; 0 is null.
 *
 * @param type what its values are
 * @param codes the code of each row; not to be changed
 * @param spellings the values behind the codes
 */
record EntityColumn(ColumnType type, int[] codes, Spellings spellings) {

    /** The values with their type, row by row. */
    Cells cells() {
        return new Cells(type, codes, spellings.size(), spellings::spelling);
    }
}
