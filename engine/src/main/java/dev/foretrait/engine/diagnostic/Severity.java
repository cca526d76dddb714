package dev.foretrait.engine.diagnostic;

/** How bad a finding is, worst first. */
public enum Severity {
    /** Segment would refuse it, or it cannot be read. */
    ERROR,
    /** It works, and probably not as meant. */
    WARNING,
    /** Worth knowing. */
    NOTE
}
