package dev.foretrait.engine.semantics;

/** Which type a trait has beside a column of an entity (U-84). */
public enum TraitType implements Option {
    /** That of its value: a number is no STRING, and text is no NUMBER. */
    OF_ITS_VALUE,
    /** That of the column, wherever its text spells a value of that type. */
    OF_THE_COLUMN
}
