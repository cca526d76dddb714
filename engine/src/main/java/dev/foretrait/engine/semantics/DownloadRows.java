package dev.foretrait.engine.semantics;

/** What the rows of a CSV download have at their ends (U-62). */
public enum DownloadRows implements Option {
    /** As many cells as the header, and the end of a line behind each. */
    FULL,
    /**
     * What the sample files have: with indexed columns no empty cells at the end of a row, with additional rows no end of a
     * line behind the last.
     */
    AS_SAMPLED
}
