package dev.foretrait.engine.query;

/** How much a reader of queries lets pass (query-language.md 0). Both give the same tree for what both accept. */
public enum Acceptance {
    /** Only forms that Segment's documentation shows: the check before a sync. */
    STRICT,
    /** Older and sloppy spellings too (2.6), each repaired and warned of: editors, imports, migrations. */
    LENIENT
}
