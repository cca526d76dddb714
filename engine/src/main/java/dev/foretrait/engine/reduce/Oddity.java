package dev.foretrait.engine.reduce;

/** Something that an evaluation got over and that a designer may want to know; counted, not reported one by one. */
public enum Oddity {
    /** Texts in number syntax that were taken as numbers (U-19). */
    COERCED_VALUES("coercedValues"),
    /** Values that are no numbers and were skipped by a reducer of numbers (U-19). */
    SKIPPED_VALUES("skippedValues"),
    /** Values that a date was asked of and that are no ISO timestamps with a zone (U-33, U-46). */
    INVALID_TIMESTAMP("invalidTimestamp"),
    /** Profiles whose unique list reached its greatest length (U-53). */
    UNIQUE_LIST_TRUNCATED("uniqueListTruncated");

    private final String id;

    Oddity(String id) {
        this.id = id;
    }

    /** The stable name: {@code coercedValues}. */
    public String id() {
        return id;
    }
}
