package dev.foretrait.cli;

/** What the command tells the shell. */
final class ExitStatus {

    /** All is well. */
    static final int FINE = 0;

    /** It ran, and found something that should not be: nothing selected, no such profile, rejected lines. */
    static final int FINDINGS = 1;

    /** It could not run: usage, input that cannot be read, an internal error. */
    static final int UNUSABLE = 2;

    private ExitStatus() {}
}
